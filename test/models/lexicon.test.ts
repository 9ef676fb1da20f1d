import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openLexicon, readConcepts } from "../../src/models/lexicon.ts";
import { createTokens, readTokens } from "../../src/models/tokens.ts";
import { compileLexicon } from "../../src/models/training/compile-lexicon.ts";
import fc from "../support/property.ts";

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "lexicon-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const names = ["", "tool", "food", "colour"];
const compiled = compileLexicon(
  folderOf({
    "en.txt": "# remark\ntool: hammer saw*\nfood: apple orange\ncolour: orange red*\n",
    "fr.txt": "food: pêche\ntool: scie*",
    "zh.txt": "food: 苹果 梨\ntool: 锤 锤子",
    "de.txt": "tool: säge*",
  }),
);

/** Each token with the concepts that it was found to have. */
function conceptsOf(text: string): string[] {
  const tokens = createTokens(100);
  readTokens(text, 0, tokens);
  readConcepts(text, tokens, openLexicon(compiled));
  return Array.from({ length: tokens.count }, (_, index) => {
    const found: string[] = [];
    for (let rest = tokens.concepts[index] as number; rest !== 0; rest >>>= 8) {
      found.push(names[rest & 0xff] as string);
    }
    return `${text.slice(tokens.starts[index], tokens.ends[index])}=${found.join("+")}`;
  });
}

describe("a lexicon", () => {
  test("knows words, stems, and words of several concepts", () => {
    expect(conceptsOf("hammers hammer sawing saw an orange")).toEqual([
      "hammers=",
      "hammer=tool",
      "sawing=tool",
      "saw=tool",
      "an=",
      "orange=food+colour",
    ]);
  });

  test("does not mind case and accents", () => {
    expect(conceptsOf("PECHE Pêche Sägen")).toEqual(["PECHE=food", "Pêche=food", "Sägen=tool"]);
  });

  test("finds the longest run of ideographs and goes on behind it", () => {
    expect(conceptsOf("买苹果锤子梨")).toEqual(["买=", "苹=food", "果=", "锤=tool", "子=", "梨=food"]);
  });

  test("leads from each token to the next one that has a concept", () => {
    const text = "an apple and a red saw";
    const tokens = createTokens(10);
    readTokens(text, 0, tokens);
    readConcepts(text, tokens, openLexicon(compiled));
    expect([...tokens.following.subarray(0, tokens.count)]).toEqual([1, 4, 4, 4, 5, 6]);
  });

  test("reads any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 90 }), (text) => {
        expect(conceptsOf(text).length).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test("refuses concepts that English does not have, and lines that name none", () => {
    expect(() => compileLexicon(folderOf({ "en.txt": "tool: saw", "de.txt": "essen: apfel" }))).toThrow(
      "de.txt:1: essen",
    );
    expect(() => compileLexicon(folderOf({ "en.txt": "hammer" }))).toThrow("en.txt:1");
  });
});
