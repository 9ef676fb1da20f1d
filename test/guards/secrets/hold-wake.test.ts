import { describe, expect, test } from "vitest";
import { announcers } from "../../../src/guards/secrets/announcers.ts";
import { formats } from "../../../src/guards/secrets/formats/index.ts";
import { createWakes } from "../../../src/guards/secrets/hold-wake.ts";
import { secretRules } from "../../../src/guards/secrets/pack.ts";
import fc from "../../support/property.ts";

const wakes = createWakes(secretRules().rules);

/** Kinds that stand for a value near by. The others are part of what they announce, or need a word of these as well. */
const kinds = new Set(
  ["password", "secret", "pem", "header", "option", "login", "jwk", "wifi"].map((kind) => `context/${kind}`),
);

describe("a stream wakes up at every announcer", () => {
  test.each(announcers.filter(({ id }) => kinds.has(id)))("of $id", ({ pattern }) => {
    // The edges of words have no characters, and lines may hold anything.
    const source = pattern.source.replaceAll("\\b", "").replaceAll("[^\\n]", "[ -~]");
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^(?:${source})$`, "u")), fc.boolean(), (word, isUpper) => {
        const written = isUpper && pattern.ignoreCase ? word.toUpperCase() : word;
        expect(wakes(` ${written} `, 0)).toBeGreaterThan(1);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a stream looks on", () => {
  test.each([
    ["an escape", "p\\u0061ss"],
    ["base64", ` ${btoa("the password is this one")} `],
    ["numbers", "112 97 115 115 119 111 114 100 58 32 "],
    ["a mark in full width within a token", "9D：swrdfish "],
  ])("behind %s, which may announce a secret", (_, text) => {
    expect(wakes(text, 0)).toBeGreaterThan(1);
  });

  test.each([
    [
      "words of a recovery phrase with signs between",
      "leg inner tank year wave age worth+leg inner tank zone ",
    ],
    ["two back-ticks within a token", "dvc_server``_wTyhLjlu "],
    ["a token over a line end", "sgpAbCdEF\n"],
    ["binary numbers", "01110000 01100001 01110011 01110011 "],
  ])("at %s", (_, text) => {
    expect(wakes(text, 0)).toBeGreaterThan(0);
  });

  test.each([
    "First, check the health endpoint and the logs of it, then go on with what comes. ",
    "次に設定を確認します。请检查配置，然后重新启动服务。",
    "**bold**, `code` and a list:\n- one\n- two\n",
  ])("at nothing in %j", (text) => {
    expect(wakes(text, 0)).toBe(0);
  });

  test("not far behind words that only stand in a sentence", () => {
    expect(wakes("The kind of data: cookies, sessions and machines that run. ", 0)).toBeLessThan(1024);
  });
});

test.each(formats)("a stream wakes up at every token of $id", ({ pattern }) => {
  const source = pattern.source.replaceAll("\\b", "").replace(/\(\?<?[=!][^)]*\)/g, "");
  const tokens = fc.stringMatching(new RegExp(`^(?:${source})$`, "u"), { size: "xsmall" });
  fc.assert(
    fc.property(tokens, (text) => {
      expect(wakes(` ${text} `, 0)).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});
