import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

// What users download: run `npm run build` first, as `npm test` does.
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/** Files of entries that are loaded before anything is called. */
function filesOf(entries: readonly string[]): readonly string[] {
  const files = new Set(entries.map((entry) => `${entry}.js`));
  // What is added on the way is read in its turn.
  for (const file of files) {
    const imports = readFileSync(dist + file, "utf8").matchAll(/\b(?:from|import)\s*["']\.\/([^"']+)["']/g);
    for (const [, name] of imports) files.add(name as string);
  }
  return [...files];
}

/** Kilobytes of files, each compressed on its own. */
function kilobytesOfFiles(files: readonly string[]): number {
  const sizes = files.map((file) => gzipSync(readFileSync(dist + file), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** Kilobytes of what entries load. */
function kilobytesOf(entries: readonly string[]): number {
  return kilobytesOfFiles(filesOf(entries));
}

describe("compressed, with all that they load,", () => {
  test.each([
    [["index"], 398],
    [["core"], 76],
    [["core", "injection-patterns"], 229],
    [["core", "secrets"], 148],
    [["core", "pii"], 142],
    [["acl"], 20],
    [["tools"], 82],
  ])("%j take at most %d KB", (entries, most) => {
    expect(kilobytesOf(entries)).toBeLessThan(most);
  });
});

describe("the built files", () => {
  test("hold the whole package in few", () => {
    const files = filesOf(["index"]);
    expect(files.length).toBeLessThan(5);
  });

  test.each([
    ["ai", ["index"], 4],
    ["mcp", ["index"], 4.5],
    ["mastra", ["index"], 6],
    ["openai-agents", ["index"], 6],
    ["genkit", ["index"], 6],
    ["llamaindex", ["index"], 6],
    ["openai", ["index"], 6.8],
    ["anthropic", ["index"], 6.8],
    ["anthropic", ["index", "openai"], 0.2],
    ["http", ["index"], 9.3],
    ["express", ["index", "http"], 2.5],
    ["lambda", ["index", "http"], 1.7],
    ["langchain", ["index"], 10],
  ])("hold of %s, beside %j, at most %d KB", (adapter, others, most) => {
    const shared = filesOf(others);
    const own = filesOf([adapter]).filter((file) => !shared.includes(file));
    expect(kilobytesOfFiles(own)).toBeLessThan(most);
  });

  test("leave the rules of other guards to their entries", () => {
    const marks = { "injection-patterns": "prompt-injection/override-plain", secrets: "secret/github-pat" };
    for (const entry of ["core", "injection-patterns", "secrets", "pii"]) {
      const code = filesOf([entry]).map((file) => readFileSync(dist + file, "utf8"));
      const held = Object.entries(marks).filter(([, mark]) => code.some((part) => part.includes(mark)));
      expect(held.map(([owner]) => owner)).toEqual(entry in marks ? [entry] : []);
    }
  });

  test.each(["index", "core", "injection-patterns", "secrets", "pii"])("of %s are ASCII alone", (entry) => {
    // One character beyond Latin-1 makes engines keep a whole file at two bytes a character.
    for (const file of filesOf([entry]))
      expect(readFileSync(dist + file).every((byte) => byte < 0x80)).toBe(true);
  });
});
