import { describe, expect, test } from "vitest";
import { createRunner } from "../../../src/core/runner.ts";
import { createTextStream } from "../../../src/core/text-stream.ts";
import { birthLabels } from "../../../src/guards/pii/dates.ts";
import { createWakes } from "../../../src/guards/pii/hold-wake.ts";
import { pii } from "../../../src/guards/pii/index.ts";
import { contextRules } from "../../../src/guards/pii/pack.ts";
import { examples, rules } from "../../../src/guards/pii/rules/index.ts";
import fc from "../../support/property.ts";

const wakes = createWakes(contextRules().rules, false);
const waits = "The quick fox waits at the gate of the old mill and looks at ";

describe.each(rules)("a stream wakes up at $id", ({ id, pattern }) => {
  test.each(examples[id]?.positive.filter((text) => pattern.test(text)) ?? [])("in %j", (text) => {
    expect(wakes(`${waits}${text}`, waits.length)).toBeGreaterThan(1);
    expect(wakes(text, text.length - 1)).toBeGreaterThan(1);
  });

  test("whatever its words are", () => {
    const source = pattern.source.replaceAll("\\b", "").replaceAll("[^\\n]", "[ -~]");
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^(?:${source})$`, "u")), (text) => {
        // Not every such text has its edges where the pattern wants them.
        fc.pre(pattern.test(`${waits}${text} `));
        expect(wakes(`${waits}${text} `, waits.length)).toBeGreaterThan(1);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a stream wakes up at", () => {
  test.each(birthLabels.split("|"))("the label %j, behind which a month may come", (label) => {
    expect(wakes(`${waits}${label} `, waits.length)).toBeGreaterThan(1);
  });

  test.each(["7", "@", "\u0664"])("%j, which is held until it is decided", (text) => {
    expect(wakes(`${waits}${text} `, waits.length)).toBeGreaterThan(0);
  });

  test.each(["{x:y,42;", "(@scope/name)", "/@scope/name"])("not %j", (text) => {
    expect(wakes(`${waits}${text} more`, waits.length)).toBe(0);
  });

  test.each([
    ["the rows of a table", "| item | price |\n| apple", 1024],
    ["a row that an escape may end", "| item | price |\\n| apple", 1024],
    ["no alternatives in one line", "if (apple || pear) {", 0],
  ])("%s", (_, text, least) => {
    const reach = wakes(`${waits}\n${text} `, waits.length);
    if (least === 0) expect(reach).toBe(0);
    else expect(reach).toBeGreaterThanOrEqual(least);
  });

  test.each(["\uff17", "Jane\u200b", "&#65;", "\\u0041", btoa("the name of this is Jane")])("%j", (text) => {
    expect(wakes(`${waits}${text} `, waits.length)).toBeGreaterThan(1);
  });
});

test("a stream lets prose go on unread", () => {
  let looks = 0;
  const runner = createRunner([pii()], {});
  const counting = {
    ...runner,
    run: (...given: Parameters<typeof runner.run>) => {
      looks++;
      return runner.run(...given);
    },
  };
  const stream = createTextStream(counting, { stage: "output" }, 1_000_000);
  let out = "";
  for (const character of waits.repeat(10)) out += stream.push(character) as string;
  expect(looks).toBe(0);
  expect(out.length).toBeGreaterThan(10 * waits.length - 16);
});
