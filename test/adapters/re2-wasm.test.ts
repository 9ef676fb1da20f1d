import { RE2 } from "re2-wasm";
import { describe, expect, test } from "vitest";
import { re2WasmEngine } from "../../src/adapters/re2-wasm.ts";
import { builtinEngine } from "../../src/core/regex/builtin-engine.ts";
import { bare, findAll, findAllInHost, parse } from "../support/pattern.ts";

const engine = re2WasmEngine(RE2);

describe("re2-wasm", () => {
  test.each([
    ["offsets after emoji are UTF-16", /secret\d/u, "😀😀 secret1 😀secret2"],
    ["a lone surrogate hides nothing", /secret/u, "\ud800secret\udc00 secret"],
    ["a lone surrogate is a character", /a.b/u, "a\ud800b"],
    ["a boundary at the start of a part", /\bcat/u, "concat cat 😀cat"],
    ["the start of the text alone", /^cat/u, "cat\ncat"],
    ["the end of the text alone", /cat$/u, "cat\ncat"],
    ["starts of lines", /^cat/mu, "cat\ncat\n\ncat cat"],
    ["ends of lines", /cat$/mu, "cat\ncat cat\ncat"],
    ["characters beyond the first plane", /[😀-😂]{2}z/u, "😀😁z😂z"],
    ["a character that is zero", /a\0b/u, "xa\0b"],
  ])("%s", (_, pattern, text) => {
    const tree = parse(pattern);
    expect(findAll(engine, tree, text)).toEqual(findAllInHost(tree, text));
  });

  test("finds matches wherever the text is cut into parts", () => {
    const tree = parse(/\bab.{0,200}?c\b|^x|z$/mu);
    for (let shift = 0; shift < 40; shift++) {
      const text = `${"😀".repeat(shift)} ab${"-".repeat(190)}c\nx abab${" ".repeat(300)}ab c z\n`.repeat(8);
      expect(findAll(engine, tree, text)).toEqual(findAll(builtinEngine, tree, text));
    }
  });

  test("gives lone surrogates that a pattern asks for to the built-in matcher", () => {
    expect(findAll(engine, parse(/a[\ud800-\udbff]/u), "a\ud900")).toEqual([0, 2]);
  });

  test("deletes patterns when others need the room", () => {
    const small = re2WasmEngine(RE2, { maxPatterns: 2 });
    const trees = Array.from({ length: 300 }, (_, index) =>
      parse(new RegExp(`word${index}.{0,40}end`, "iu")),
    );
    for (const [index, tree] of trees.entries())
      expect(findAll(small, tree, `word${index} end`)).toHaveLength(2);
  });

  test("tries a pattern that the module refuses only once", () => {
    const texts = ["a b aab", "a a", "ab\nb"];
    const tree = parse(/(?:a{1,60}[ b]){1,30}/u);
    let made = 0;
    class Counted extends RE2 {
      constructor(source: string, flags: string) {
        made++;
        super(source, flags);
      }
    }
    const counting = re2WasmEngine(Counted);
    for (const text of texts) expect(findAll(counting, tree, text)).toEqual(findAllInHost(tree, text));
    expect(made).toBe(1);
    expect(findAll(counting, parse(/word/u), "a word")).toEqual([2, 6]);
    expect(made).toBeGreaterThan(1);
  });

  test("goes on with the built-in matcher after the module has aborted", () => {
    let calls = 0;
    class Aborting {
      exec(): never {
        calls++;
        throw new WebAssembly.RuntimeError("abort(OOM)");
      }
    }
    const aborting = re2WasmEngine(Aborting as unknown as typeof RE2);
    expect(findAll(aborting, parse(/secret/u), "a secret")).toEqual([2, 8]);
    expect(findAll(aborting, parse(/word/u), "a word")).toEqual([2, 6]);
    expect(calls).toBe(1);
  });

  test("gives up when the budget is spent", () => {
    const matcher = engine.compile(bare(parse(/a[^z]{0,50}z/u)));
    const steps = matcher.findAll("a".repeat(100_000), 0, 100_000, [], 10_000);
    expect(steps).toBeGreaterThan(10_000);
    expect(steps).toBeLessThan(20_000);
  });
});
