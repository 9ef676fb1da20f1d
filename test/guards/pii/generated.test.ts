import { expect, test } from "vitest";
import { compileRules } from "../../../src/core/compile.ts";
import { encodePack } from "../../../src/core/pack.ts";
import { rules } from "../../../src/guards/pii/rules/index.ts";
import { encodedRules } from "../../../src/guards/pii/rules.generated.ts";

test("the generated rules are those of the tables (`npm run generate`)", () => {
  expect(encodedRules === encodePack(compileRules(rules))).toBe(true);
});
