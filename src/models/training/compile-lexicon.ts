import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createViews } from "../../core/views.ts";
import { keyLength, keyOf, zeroCode } from "../lexicon.ts";

/**
 * Compiles the lexicon below `folder`, one file a language with lines `concept: word stem* ...`, to what `openLexicon` reads.
 * Concepts are numbered in the order of `en.txt`.
 *
 * @throws Error that names the line which is none of these, or a concept that is not in `en.txt`
 */
export function compileLexicon(folder: string): string {
  const keys = new Map<string, Set<number>>();
  const files = readdirSync(folder).filter((file) => file.endsWith(".txt"));
  for (const file of ["en.txt", ...files.filter((name) => name !== "en.txt").sort()]) {
    for (const [index, line] of readFileSync(join(folder, file), "utf8").split("\n").entries()) {
      if (line === "" || line.startsWith("#")) continue;
      const [concept, entries, ...rest] = line.split(":");
      if (concept === undefined || entries === undefined || rest.length > 0) {
        throw new Error(`${file}:${index + 1}: not a concept with its words`);
      }
      if (file === "en.txt") keys.set(concept, keys.get(concept) ?? new Set());
      const known = keys.get(concept);
      if (known === undefined) throw new Error(`${file}:${index + 1}: ${concept} is not in en.txt`);
      for (const entry of entries.split(" ")) {
        if (entry === "") continue;
        const isStem = entry.endsWith("*");
        // As it is written, and as texts are folded before they are read.
        for (const { name, text } of createViews(isStem ? entry.slice(0, -1) : entry).scanned) {
          if (name === "raw" || name === "folded") known.add(keyOf(isStem ? `${text}*` : text));
        }
        known.add(keyOf(entry));
      }
    }
  }
  return [...keys.values()].map((list) => Array.from(list, writeKey).join("")).join(" ");
}

function writeKey(key: number): string {
  return Array.from({ length: keyLength }, (_, digit) => {
    const code = zeroCode + ((key >>> (6 * digit)) & 63);
    return String.fromCharCode(code === 0x5c ? 0x7e : code);
  }).join("");
}
