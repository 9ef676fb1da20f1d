import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/core/compile.ts";
import { isGuardError } from "../../src/core/errors.ts";
import type { Rule } from "../../src/core/rule.ts";
import { idsIn, rule } from "../support/pattern.ts";

function messageOf(rules: unknown): string {
  try {
    compileRules(rules as readonly Rule[]);
  } catch (error) {
    expect(isGuardError(error) && error.code).toBe("GUARD_RULE_INVALID");
    return (error as Error).message;
  }
  return "compiled";
}

/** Not in a literal, since TypeScript knows it for later targets alone. */
const flagOfSets = "v";
const emptyClass = "secret[]word";

describe("a pattern outside the dialect is refused:", () => {
  test.each([
    ["look-ahead", /secret(?=word)/u, "look-around"],
    ["look-behind", /(?<!a)secretword/u, "look-around"],
    ["back-reference", /(secret)\1/u, "back-references"],
    ["named back-reference", /(?<name>secret)\k<name>/u, "back-references"],
    ["star", /secret\s*word/u, "bounded repeat"],
    ["plus", /secret\s+word/u, "bounded repeat"],
    ["no upper limit", /secret\s{2,}word/u, "upper limit"],
    ["too many rounds", /secret.{0,1001}word/u, "at most 1000"],
    ["too many instructions", /secret(?:[ab]{0,100}c){0,150}/u, "instructions"],
    ["the empty text", /(?:secret)?/u, "empty"],
    ["a repeat of nothing", /secret(?:a?){0,3}word/u, "can be empty"],
    ["no required part", /[a-z]{1,9}\d?/u, "rare"],
    ["a common word", /\bthe\b/u, "rare"],
    ["missing flag u", /secretword/, "flag u"],
    ["flag v", new RegExp("secretword", flagOfSets), "flag u"],
    ["flag y", /secretword/uy, "flag v nor y"],
    ["empty class", new RegExp(emptyClass, "u"), "class"],
    ["a letter that folds to two in a class", /secret[ﬁ]word/u, "U+FB01"],
  ])("%s", (_, pattern, expected) => {
    const message = messageOf([rule("test/fine", /secretword/u), rule("test/bad", pattern)]);
    expect(message).toMatch(/^rules\[1\]\.pattern \(test\/bad\): expected /);
    expect(message).toContain(expected);
  });
});

describe("a malformed rule is refused:", () => {
  const good = rule("test/good", /secretword/u);
  test.each([
    ["no list", "rules", "rules"],
    ["no object", [null], "rules[0]"],
    ["no id", [{ ...good, id: undefined }], "rules[0].id"],
    ["id without family", [{ ...good, id: "good" }], "rules[0].id"],
    ["same id twice", [good, good], "rules[1].id"],
    ["no title", [{ ...good, title: "" }], "rules[0].title"],
    ["pattern as text", [{ ...good, pattern: "secretword" }], "rules[0].pattern"],
    ["score above 1", [{ ...good, score: 2 }], "rules[0].score"],
    ["score that is no number", [{ ...good, score: Number.NaN }], "rules[0].score"],
    ["score of an unknown stage", [{ ...good, score: { exit: 1 } }], "rules[0].score"],
    ["refs that are no list", [{ ...good, refs: "LLM01" }], "rules[0].refs"],
    ["unknown view", [{ ...good, views: ["cooked"] }], "rules[0].views"],
    ["no view", [{ ...good, views: [] }], "rules[0].views"],
    [
      "negative distance",
      [{ ...good, needs: { near: { rules: ["a/"], within: -1 } } }],
      "rules[0].needs.near.within",
    ],
    [
      "near a rule of the family that does not exist",
      [{ ...good, needs: { near: { rules: ["test/x"], within: 1 } } }],
      "rules[0].needs.near.rules",
    ],
  ])("%s", (_, rules, field) => {
    expect(messageOf(rules)).toMatch(new RegExp(`^${field.replace(/[[\].]/g, "\\$&")}[ :]`));
  });
});

describe("a pattern is folded like the views", () => {
  test.each([
    [/règles précédentes/iu, "les REGLES PRÉCÉDENTES ici"],
    [/straße nach hause/iu, "Straße nach Hause"],
    [/encyclopædia ﬁve/iu, "encyclopædia five"],
    [/don’t stop now/iu, "I don't stop now"],
    [/[éè]tude xyz/iu, "étude xyz"],
  ])("%s", (pattern, text) => {
    expect(idsIn([rule("test/folded", pattern)], text)).toEqual(["test/folded"]);
  });

  test("unless it looks at raw text", () => {
    const raw = rule("test/raw", /pr\u00e9c\u00e9dent/u, { views: ["raw"] });
    expect(idsIn([raw], "pr\u00e9c\u00e9dent")).toEqual(["test/raw"]);
    expect(idsIn([raw], "precedent")).toEqual([]);
  });
});
