import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { createRunner } from "../../../src/core/runner.ts";
import { createTextStream } from "../../../src/core/text-stream.ts";
import { restPii } from "../../../src/guards/pii/hold.ts";
import { wakesPii } from "../../../src/guards/pii/hold-wake.ts";
import { pii } from "../../../src/guards/pii/index.ts";
import { examples, rules } from "../../../src/guards/pii/rules/index.ts";

/** What each context rule announces, in the least form that is a finding; the others hold what they find. */
const values: Readonly<Record<string, string>> = {
  "context/person-label": "Jane Roe",
  "context/person-label-other-scripts": "Jane Roe",
  "context/person-role": "Jane Roe",
  "context/person-salutation": "Jane Roe",
  "context/person-title": "Jane Roe",
  "context/person-introduction": "Jane Roe",
  "context/person-speaker": "Jane Roe",
  "context/person-signature": "Jane Roe",
  "context/address-label": "Oak Street 12, Springfield",
  "context/address-label-other-scripts": "Oak Street 12, Springfield",
  "context/handle": "jane_roe",
  "context/user-name": " jane_roe",
  "context/bic": " DEUTDEFF",
  "context/position": " 48.8566, 2.3522",
  "context/spelled-email": "",
  "context/spelled-digits": "",
};

describe("a stream wakes up at what each context rule announces", () => {
  test.each(rules)("of $id", ({ id, pattern }) => {
    const value = values[id];
    expect(value).toBeDefined();
    const source = pattern.source.replaceAll("\\b", "");
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^(?:${source})$`, "u")), (announcer) => {
        const text = `It came in at last. ${announcer}${value}`;
        expect(wakesPii(text, 0)).toBeGreaterThan(0);
        // The label may have gone on before what it announces comes, but for a mark that is part of that.
        if (value !== "" && !announcer.endsWith("@"))
          expect(wakesPii(text, 20 + announcer.length)).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

const calm = [
  "First, check the health endpoint and the logs of it, then go on with what comes. ",
  "次に設定を確認します。请检查配置，然后重新启动服务。",
  "**bold**, `code` and a list:\n- one\n- two\n",
  "This is what the author of the report said, at best, about the address of the service. ",
  'const total = values.map((value) => value.size); if (a || b) return "none";\n',
];

test.each(calm)("nothing wakes in %j", (text) => {
  expect(wakesPii(text, 0)).toBe(0);
  expect(restPii(text, 0)).toBeGreaterThan(text.length - 40);
});

describe("a stream of calm text lets go of no part of a finding", () => {
  const runner = createRunner([pii()], {});
  const context = { stage: "output" } as const;
  // The parser of phone numbers is loaded with the first one.
  beforeAll(async () => void (await runner.run("+41 44 668 18 00", context)));

  const positive = rules.flatMap(({ id }) =>
    (examples[id]?.positive ?? []).map((text) => `${text}${values[id]}`),
  );
  test.each(positive)("in %j", async (example) => {
    for (const prose of calm) {
      const text = `${prose}${example} and nothing else. ${prose}`;
      const { verdict } = await runner.run(text, context);
      const whole = "text" in verdict ? verdict.text : "";
      for (const size of [1, 3, 20]) {
        const stream = createTextStream(runner, context, 1_000_000);
        let out = "";
        for (let at = 0; at < text.length; at += size) {
          out += await stream.push(text.slice(at, at + size));
          expect(whole.startsWith(out) ? "" : out).toBe("");
        }
        expect(out + (await stream.end())).toBe(whole);
      }
    }
  });
});
