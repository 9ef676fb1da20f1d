import { expect, test } from "vitest";
import { compileRules } from "../../../src/core/compile.ts";
import { encodePack } from "../../../src/core/pack.ts";
import { announcers } from "../../../src/guards/secrets/announcers.ts";
import { checks } from "../../../src/guards/secrets/checks.ts";
import { formats } from "../../../src/guards/secrets/formats/index.ts";
import { secretChecks } from "../../../src/guards/secrets/pack.ts";
import { encodedRules } from "../../../src/guards/secrets/rules.generated.ts";

test("the generated pack is the one of the tables", () => {
  expect(encodedRules === encodePack(compileRules([...formats, ...announcers]))).toBe(true);
});

test("the generated checks are those of the formats", () => {
  const wanted = formats.flatMap(({ id, check }) => (check === undefined ? [] : [[id, check]]));
  expect([...secretChecks()]).toEqual(wanted);
});

test("every check that a format names exists", () => {
  const unknown = formats.filter(({ check }) => check !== undefined && !checks.has(check));
  expect(unknown.map(({ id }) => id)).toEqual([]);
});
