import { describe, expect, test } from "vitest";
import { createQueryFinder, leadingQuestion } from "../../src/audit/questions.ts";
import { createTokens, readTokens } from "../../src/models/tokens.ts";

function tokensOf(text: string) {
  const tokens = createTokens(4096);
  readTokens(text, 0, tokens);
  return tokens;
}

const read = (text: string) => leadingQuestion(text, tokensOf(text));
const shown = (text: string) => {
  const span = read(text)?.span;
  return span && text.slice(span.start, span.end);
};

describe("a leading question", () => {
  test.each([
    ["Who runs the lamp shop in Porto? Nobody does.", "Who runs the lamp shop in Porto?"],
    ["\n  - Who runs the lamp shop? Nobody.", "Who runs the lamp shop?"],
    ["\u8c01\u7ecf\u8425\u706f\u5e97\uff1f\u6ca1\u6709\u4eba\u3002", "\u8c01\u7ecf\u8425\u706f\u5e97\uff1f"],
    [
      "\u0645\u0646 \u064a\u062f\u064a\u0631 \u0645\u062a\u062c\u0631 \u0627\u0644\u0645\u0635\u0627\u0628\u064a\u062d\u061f \u0644\u0627 \u0623\u062d\u062f.",
      "\u0645\u0646 \u064a\u062f\u064a\u0631 \u0645\u062a\u062c\u0631 \u0627\u0644\u0645\u0635\u0627\u0628\u064a\u062d\u061f",
    ],
  ])("of %j is found", (text, question) => expect(shown(text)).toBe(question));

  test.each([
    "Nobody runs the shop. Who runs the lamp shop?",
    "Lamp shop\nWho runs the lamp shop?",
    "Really, is it?",
    "Who runs the lamp shop",
    "",
    `${"who ".repeat(50)}?`,
  ])("is not found in %j", (text) => expect(read(text)).toBeUndefined());

  test("is the same in another case and with other marks", () => {
    expect(read("who runs \u2013 the lamp shop?")?.hash).toBe(read("Who runs the lamp shop? X.")?.hash);
    expect(read("Who runs the lamp shop?")?.hash).not.toBe(read("Who owns the lamp shop?")?.hash);
  });

  test("that comes again is told with its place", () => {
    const text = "Who runs the lamp shop? Some ask: who runs the lamp shop? Ida.";
    expect(read(text)?.again).toEqual({ start: 34, end: 56 });
    expect(read("Who runs the lamp shop? Who runs the lamp works? Ida.")?.again).toBeUndefined();
  });
});

describe("a list of queries", () => {
  const finder = createQueryFinder(["Who runs the shop?", "Too short", "who runs the lamp shop in Porto"]);

  test("is found by words, at the start or within", () => {
    expect(finder?.find(tokensOf("WHO runs the shop - Ida."))).toEqual({
      query: 0,
      span: { start: 0, end: 17 },
      leads: true,
    });
    expect(finder?.find(tokensOf("Ask who runs the lamp shop in Porto."))).toEqual({
      query: 2,
      span: { start: 4, end: 35 },
      leads: false,
    });
  });

  test("is not found where a word differs or is missing", () => {
    expect(finder?.find(tokensOf("Who runs the big shop? Too short. Who runs the"))).toBeUndefined();
  });

  test("of too short ones is none", () => expect(createQueryFinder(["Why?", ""])).toBeUndefined());
});
