import type { Rule, RuleExamples } from "../../../core/rule.ts";

const refs = ["LLM02:2025", "AML.T0057"] as const;

/** Values that are written out in words. They score 0: the guard reads them. */
export const rules: readonly Rule[] = [
  {
    id: "context/spelled-email",
    title: "E-mail address with its marks in words",
    pattern:
      /\b[a-z0-9_+-]{1,40}(?:(?: ?[([{<] ?(?:dot|punkt|punto|ponto|point|kropka) ?[)\]}>] ?| dot |\.)[a-z0-9_+-]{1,40}){0,4}(?: ?[([{<] ?(?:at|arroba|arobase|chiocciola|malpa) ?[)\]}>] ?| at )[a-z0-9-]{2,40}(?:(?: ?[([{<] ?(?:dot|punkt|punto|ponto|point|kropka) ?[)\]}>] ?| dot )[a-z0-9-]{2,24}){1,4}\b|\b[a-z0-9_+-]{1,40}(?: (?:punto|ponto|point|kropka|dot) [a-z0-9_+-]{1,40}){0,4} (?:arroba|arobase|chiocciola|malpa) [a-z0-9-]{2,40}(?: (?:punto|ponto|point|kropka|dot) [a-z0-9-]{2,24}){1,4}\b/iu,
    score: 0,
    refs,
    views: ["folded", "decoded"],
  },
  {
    id: "context/spelled-digits",
    title: "Digits in words, one after the other",
    pattern:
      /\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|null|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|deux|trois|quatre|cinq|sept|huit|neuf)(?:[ ,-]{1,3}(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|null|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|deux|trois|quatre|cinq|sept|huit|neuf)){6,24}\b/iu,
    score: 0,
    refs,
    views: ["folded", "decoded"],
  },
];

export const examples: RuleExamples = {
  "context/spelled-email": {
    positive: [
      "jane dot roe at example dot com",
      "jane[at]example[dot]org",
      "jane (at) example (dot) net",
      "jane arroba example punto es",
    ],
    negative: ["meet me at noon", "a dot at the end", "at example.com", "at that point in time"],
  },
  "context/spelled-digits": {
    positive: [
      "five five five one two three four",
      "four one one one - one one one one",
      "eins zwei drei vier fünf sechs sieben",
    ],
    negative: ["one two three", "two of five", "seven days, eight hours"],
  },
};
