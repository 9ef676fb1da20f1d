import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import ts from "typescript";
import { describe, expect, test } from "vitest";

// What users download: run `npm run build` first, as `npm test` does.
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

const imported = /\b(?:from|import)\s*["']\.\/([^"']+)["']/g;
const importedLater = /\bimport\(\s*["']\.\/([^"']+)["']\s*\)/g;

function filesIn(file: string, imports: RegExp): readonly string[] {
  return Array.from(readFileSync(dist + file, "utf8").matchAll(imports), ([, name]) => name as string);
}

/** Files of entries that are loaded before anything is called; `later` are names of files that calls load as well. */
function filesOf(entries: readonly string[], later: readonly string[] = []): readonly string[] {
  const files = new Set(entries.map((entry) => `${entry}.js`));
  // What is added on the way is read in its turn.
  for (const file of files) {
    for (const name of filesIn(file, imported)) files.add(name);
    for (const name of filesIn(file, importedLater))
      if (later.some((part) => name.startsWith(`${part}-`))) files.add(name);
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

/** Kilobytes of files that are not among others. */
function kilobytesBeside(others: readonly string[], files: readonly string[]): number {
  return kilobytesOfFiles(files.filter((file) => !others.includes(file)));
}

describe("compressed, with all that they load,", () => {
  test.each([
    [["index"], 411.5],
    [["core"], 78.5],
    [["core", "injection-patterns"], 226],
    [["core", "secrets"], 153],
    [["core", "pii"], 157.5],
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
    ["ai", ["index"], 3.7],
    ["mcp", ["index"], 4.4],
    ["mastra", ["index"], 5.6],
    ["openai-agents", ["index"], 5.6],
    ["genkit", ["index"], 5.8],
    ["llamaindex", ["index"], 5.9],
    ["openai", ["index"], 4.8],
    ["anthropic", ["index"], 4.8],
    ["anthropic", ["index", "openai"], 0.2],
    ["http", ["index"], 6],
    ["express", ["index", "http"], 2.5],
    ["lambda", ["index", "http"], 1.7],
    ["langchain", ["index"], 6],
  ])("hold of %s, beside %j, at most %d KB", (adapter, others, most) => {
    expect(kilobytesBeside(filesOf(others), filesOf([adapter]))).toBeLessThan(most);
  });

  test.each([
    ["openai", ["chat-completions"], 6],
    ["openai", ["responses"], 6.1],
    ["anthropic", ["messages"], 6],
    ["http", ["form"], 7.3],
    ["http", ["event-stream"], 10.3],
    ["langchain", ["chunk-stream"], 9.6],
    ["langchain", ["model-events"], 9.2],
    ["langchain", ["inputs"], 6.8],
    ["langchain", ["tool-results"], 7.1],
  ])("hold of %s, with what calls load of %j, at most %d KB", (adapter, later, most) => {
    const files = filesOf([adapter], later);
    for (const part of later) expect(files.some((file) => file.startsWith(`${part}-`))).toBe(true);
    expect(kilobytesBeside(filesOf(["index"]), files)).toBeLessThan(most);
  });

  test("leave the rules of other guards to their entries", () => {
    const marks = { "injection-patterns": "prompt-injection/override-plain", secrets: "secret/github-pat" };
    for (const entry of ["core", "injection-patterns", "secrets", "pii"]) {
      const code = filesOf([entry]).map((file) => readFileSync(dist + file, "utf8"));
      const held = Object.entries(marks).filter(([, mark]) => code.some((part) => part.includes(mark)));
      expect(held.map(([owner]) => owner)).toEqual(entry in marks ? [entry] : []);
    }
  });

  test.each(["index", "injection-patterns", "secrets", "pii"])(
    "of %s hold no pack in a template",
    (entry) => {
      const templates: number[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isNoSubstitutionTemplateLiteral(node)) templates.push(node.text.length);
        ts.forEachChild(node, visit);
      };
      for (const file of filesOf([entry]))
        visit(ts.createSourceFile(file, readFileSync(dist + file, "utf8"), ts.ScriptTarget.ES2022));
      // Engines take more than twice as long to read one than a string.
      expect(Math.max(0, ...templates)).toBeLessThan(10_000);
    },
  );

  test.each(["index", "core", "injection-patterns", "secrets", "pii"])("of %s are ASCII alone", (entry) => {
    // One character beyond Latin-1 makes engines keep a whole file at two bytes a character.
    for (const file of filesOf([entry]))
      expect(readFileSync(dist + file).every((byte) => byte < 0x80)).toBe(true);
  });
});
