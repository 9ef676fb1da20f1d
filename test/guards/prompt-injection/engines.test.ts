import { expect, test } from "vitest";
import { compileRules } from "../../../src/core/compile.ts";
import { builtinEngine } from "../../../src/core/regex/builtin-engine.ts";
import { createViews } from "../../../src/core/views.ts";
import { examples, rules } from "../../../src/guards/prompt-injection/rules/index.ts";
import { findAll } from "../../support/pattern.ts";
import { re2jsEngine } from "../../support/re2js-engine.ts";

// re2-wasm is held against the same oracle in test/core/scan-exact.test.ts: its heap does not hold these rules.
test("re2js finds what the built-in matcher finds in the examples of every rule", () => {
  const different: string[] = [];
  for (const { id, tree } of compileRules(rules).rules) {
    const { positive = [], negative = [] } = examples[id] ?? {};
    for (const text of [...positive, ...negative].map((example) => createViews(example).folded.text)) {
      const expected = findAll(builtinEngine, tree, text);
      if (findAll(re2jsEngine, tree, text).join() !== expected.join()) different.push(id);
    }
  }
  expect(different).toEqual([]);
}, 60_000);
