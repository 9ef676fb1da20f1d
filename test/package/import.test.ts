import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    external: ["node:*", phoneLibrary],
  });
  return outputFiles[0]?.text ?? "";
}

/** Loaded by `pii()` when it meets the first phone number, and by nothing else. */
const phoneLibrary = "libphonenumber-js/min";

const core = 'export * from "sallyport";';

/** Names of Node, of loaders, and of what makes code from strings. */
const foreign = new Set([
  ...["process", "Buffer", "global", "__dirname", "__filename", "setImmediate", "clearImmediate"],
  ...["require", "module", "exports", "importScripts", "WebAssembly"],
  ...["eval", "Function", "GeneratorFunction", "AsyncFunction"],
]);

/** Every foreign name that a script uses as a variable or as a field of the global object, and every import. */
function foreignNames(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && foreign.has(node.text) && !isField(node)) found.push(node.text);
    const isImport = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const isKnown = isImport && node.arguments[0]?.getText().slice(1, -1) === phoneLibrary;
    if ((isImport && !isKnown) || ts.isImportDeclaration(node)) found.push("import");
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("bundle.js", code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS));
  return found;
}

function isField(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent) && parent.name === name) {
    return !/^(?:globalThis|self|window)$/.test(parent.expression.getText());
  }
  const named = ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isAccessor(parent);
  return (named || ts.isPropertyDeclaration(parent)) && parent.name === name;
}

/** Every global that a script looks up while it is run for the first time. */
function globalsAtImport(code: string): string[] {
  const names = new Set<string>();
  const scope = new Proxy(Object.create(null), {
    has: (_, name) => {
      if (typeof name === "string") names.add(name);
      return false;
    },
  });
  // Bundles are strict inside, and only sloppy code may hold a `with`.
  const script = code.replace(/^export \{[^}]*\};?\s*$/mu, "");
  runInNewContext(`with (scope) { (() => { ${script} })() }`, { scope });
  return [...names].sort();
}

/** What the language brings, without clocks, random numbers and code from strings. */
const language = new Set<unknown>(runInNewContext("Object.getOwnPropertyNames(globalThis)"));
for (const name of ["Date", "Math", "eval", "Function", "WebAssembly", "console", "globalThis"]) {
  language.delete(name);
}

describe("the core entry", () => {
  test("uses no name of Node, imports nothing and makes no code", async () => {
    expect(foreignNames(await bundle(core))).toEqual([]);
  });

  test("looks up no timer, clock or environment at import", async () => {
    const names = globalsAtImport(await bundle(core));
    expect(names).toContain("Map");
    expect(names.filter((name) => !language.has(name))).toEqual([]);
  });
});

describe("these tests would see", () => {
  test.each([
    ["process", "export const home = () => process.env.HOME;"],
    ["Buffer", "export const bytes = (text) => globalThis.Buffer?.from(text);"],
    ["import", 'import { join } from "node:path"; export const path = () => join("a", "b");'],
    ["require", 'export const read = () => require("node:fs");'],
    ["import", 'export const load = () => import("node:fs");'],
    ["eval", 'export const one = () => (0, eval)("1");'],
    ["Function", 'export const one = () => new Function("return 1")();'],
  ])("%s in %s", async (name, line) => {
    expect(foreignNames(await bundle(line))).toContain(name);
  });

  test.each([
    ["setTimeout", 'export const timer = typeof setTimeout === "function" && setTimeout(() => {}, 0);'],
    ["process", 'export const home = typeof process === "object" && process.env.HOME;'],
    ["Date", "export const now = Date.now();"],
    ["Math", "export const seed = Math.random();"],
    ["globalThis", "export const fetch = globalThis.fetch;"],
  ])("%s at import in %s", async (name, line) => {
    expect(language).not.toContain(name);
    expect(globalsAtImport(await bundle(line))).toContain(name);
  });
});
