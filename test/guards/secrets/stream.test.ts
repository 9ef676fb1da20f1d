import { describe, expect, test, vi } from "vitest";
import { createRunner } from "../../../src/core/runner.ts";
import { createTextStream } from "../../../src/core/text-stream.ts";
import { examples } from "../../../src/guards/secrets/formats/index.ts";
import { secrets } from "../../../src/guards/secrets/index.ts";
import fc from "../../support/property.ts";
import { around, disguises, fragments, structures } from "./stream-texts.ts";

// Each text is looked at again with each piece of it.
vi.setConfig({ testTimeout: 60_000 });

const runner = createRunner([secrets()], {});
const context = { stage: "output" } as const;

interface Whole {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

function whole(text: string): Whole {
  const ruling = runner.run(text, context);
  if (ruling instanceof Promise) throw new Error("The guard answers at once");
  const { verdict } = ruling;
  if (!("text" in verdict)) throw new Error("Nothing blocks here");
  return { text: verdict.text, spans: verdict.findings.map(({ span }) => span) };
}

/** Runs a text through a stream, a piece of each of the lengths in turn. */
function expectSame(text: string, lengths: readonly number[]): void {
  const expected = whole(text);
  const stream = createTextStream(runner, context, 1_000_000);
  let out = "";
  let at = 0;
  for (let index = 0; at < text.length; index++) {
    const length = lengths[index % lengths.length] ?? 1;
    out += stream.push(text.slice(at, at + length));
    at += length;
    // A prefix of what the whole text gives holds no character of a finding.
    if (!expected.text.startsWith(out)) break;
  }
  if (at >= text.length) out += stream.end();
  expect(out).toBe(expected.text.slice(0, at >= text.length ? undefined : out.length));
}

const calm = "The deployment has finished, and all of the checks have passed. ".repeat(3);
const numbers = "ab ".repeat(300);
const hexadecimal = "3f9a1c7e" + "5b2d8f4061a9c3e7d5b8f204";

/** What is announced in another form or far away, or is told from what is around it by what comes late. */
const hard = [
  `${calm}p\\u0061ssword: "sunflower"`,
  `${calm}${btoa("the password is here")}: "sunflower"`,
  `${calm}&#112;assword = "sunflower"`,
  `${calm}pass%77ord = "sunflower"`,
  "recovery phrase leg inner tank year wave age worth+phrase leg inner tank\rw-",
  `-----BEGIN RPRIVATE K\\x45\\x59\\x2xx4x4x41x3954xx3734af7`,
  `psexec -p "correct horse correctab ${numbers}`,
  `curl%20-u%20bob%3A"a or b, if so. ${calm} ='correcthorse, DB_P\u00adASSWORD is SK3f9a1c7e5b2d8f2`,
  "9D：swrdfish ｐａｓｓｗｄ",
  "变量dvc_server``_wTyhLjlu。",
  `Datadog ${hexadecimal}\nis what you login with`,
  `${hexadecimal} is for Datadog, as a token`,
];

const lengths = fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 12 });
const planted = Object.values(examples).flatMap(({ positive }) => positive);
const plain = fc.constantFrom(...around);
const value = fc.oneof(fc.constantFrom(...structures), fc.constantFrom(...planted));

const fragment = fc.constantFrom(...fragments);
const disguised = fc
  .tuple(value, fc.constantFrom(...disguises))
  .filter(([text]) => text.length < 400)
  .map(([text, disguise]) => disguise(text));

describe("a stream with secrets", () => {
  test("holds every format until it is whole", () => {
    let seed = 1;
    for (const { positive } of Object.values(examples)) {
      const text = positive[0] as string;
      seed = (seed * 48_271) % 2_147_483_647;
      expectSame(`Here it is: ${text}, keep it.\n`, [(seed % 7) + 1, (seed % 5) + 1]);
      expectSame(`列表\n  "value": "${text}",\r\n`, [(seed % 31) + 1]);
    }
  });

  test("holds every structure, a character at a time", () => {
    for (const text of structures) {
      expectSame(`Before it.\n${text}\nAnd after it.`, [1]);
      expectSame(`${text} `, [2, 3]);
    }
  });

  test("holds every structure within JSON, and within JSON in JSON", () => {
    for (const [index, text] of structures.entries()) {
      const next = structures[(index * 7 + 3) % structures.length] as string;
      const lines = `Before it.\n${text}\n\nAnd "after" it\n${next}\n`;
      expectSame(JSON.stringify({ to: "all", lines }), [1 + (index % 5)]);
      // Each is the next of another one, so that every second of them leads to all.
      if (index % 2 === 0) expectSame(JSON.stringify({ call: JSON.stringify({ lines }) }), [1, 2]);
    }
  });

  test.each(hard)("holds what shows late that it is one: %j", (text) => {
    for (const lengths of [[1], [2], [3], [7], [64]]) expectSame(text, lengths);
  });

  test("gives what the whole text gives, however it is cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(plain, plain, value), { minLength: 1, maxLength: 8 }),
        lengths,
        (parts, sizes) => expectSame(parts.join(""), sizes),
      ),
      { numRuns: 200 },
    );
  });

  test("gives what the whole text gives of secrets in disguise, whatever stands between them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(plain, fragment, disguised), { minLength: 1, maxLength: 6 }),
        lengths,
        (parts, sizes) => expectSame(parts.join(""), sizes),
      ),
      { numRuns: 100 },
    );
  });

  test("looks at a long part that is held a few times, not with each piece", () => {
    let looks = 0;
    const guard = secrets();
    const counting = createRunner(
      [
        {
          ...guard,
          hold: (text, settled) => {
            looks++;
            return guard.hold?.(text, settled) ?? 0;
          },
        },
      ],
      {},
    );
    const stream = createTextStream(counting, context, 1_000_000);
    for (let at = 0; at < 10_000; at++) expect(stream.push("aB3".charAt(at % 3))).toBe("");
    expect(looks).toBeLessThan(1500);
  });

  test("lets prose go with a few characters held", () => {
    const text =
      "The deployment has finished, and all of the checks have passed. See the notes below. ".repeat(4);
    const stream = createTextStream(runner, context, 1_000_000);
    let out = 0;
    let most = 0;
    for (let at = 0; at < text.length; at++) {
      out += (stream.push(text.charAt(at)) as string).length;
      most = Math.max(most, at + 1 - out);
    }
    expect(most).toBeLessThanOrEqual(24);
  });
});
