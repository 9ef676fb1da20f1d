import { latePattern } from "../../core/late-pattern.ts";

const betweenWords = latePattern("[^\\p{L}.'\\u2019-]", "u");

/** Words that announce what somebody else tries to achieve: "attempts to ...", "asks the model to ...". */
const reporting: ReadonlySet<string> = new Set(
  (
    "attempt attempts attempted attempting tries tried trying designed crafted written meant intended used able " +
    "ask asks asked asking tell tells told telling instruct instructs instructed instructing trick tricks tricked " +
    "persuade persuades convince convinces convinced cause causes caused lead leads get gets induce induces " +
    "force forces forced manipulate manipulates manipulated request requests requested order orders ordered"
  ).split(" "),
);

/** Verbs that need no "to": "makes the model ignore ...". */
const causing: ReadonlySet<string> = new Set([
  "make",
  "makes",
  "made",
  "making",
  "let",
  "lets",
  "have",
  "has",
]);

/**
 * Words that introduce a quotation in running text, in forms that report: somebody "wrote" or "typed" it. Forms that can be
 * an order to the model ("say", "answer", "write") are not among them.
 */
const introducing: ReadonlySet<string> = new Set(
  (
    "writes wrote written typed types says said asks asked states stated replied answered sent pasted tried inserted " +
    "contains contained containing e.g eg namely phrase phrases sentence sentences expression called named titled " +
    "wording wordings trigger triggers attempts examples " +
    "schreibt schrieb sagte etwa ecrit disait escribio escribe decia dice escreveu disse scritto napisal np"
  ).split(" "),
);

/** Longest stretch before a span that is looked at, in UTF-16 units. */
const reach = 64;

/** Most words between the reporting verb and the order. */
const mostWords = 5;

/**
 * Tells whether the text before a position reports an order instead of giving it, in English.
 *
 * An order to the reader ("I ask you to ...") is none that is reported.
 */
export function isReported(text: string, position: number): boolean {
  const before = text.slice(Math.max(0, position - reach), position).toLowerCase();
  const sentence = before.slice(
    Math.max(before.lastIndexOf("."), before.lastIndexOf("\n"), before.lastIndexOf(":")) + 1,
  );
  const words = sentence
    .split(/[^a-z'\u2019-]/)
    .filter(Boolean)
    .slice(-mostWords);
  if (words.includes("you")) return false;
  const last = words.at(-1);
  return words.some((word, index) =>
    last === "to" || last === "into" ? reporting.has(word) : causing.has(word) && index < words.length - 1,
  );
}

/**
 * Tells whether running text introduces what is quoted from a position on: `users typed "..."`, `such as "..."`.
 *
 * A key in front of a colon, as in JSON, introduces nothing: that is how data come.
 */
export function isIntroduced(text: string, quotation: number): boolean {
  const before = text.slice(Math.max(0, quotation - reach), quotation).toLowerCase();
  if (/["'\]}]\s{0,2}[:=]\s{0,2}$/.test(before)) return false;
  const sentence = before.slice(before.lastIndexOf("\n") + 1);
  return sentence
    .split(betweenWords())
    .map((word) => word.replace(/\.$/, ""))
    .filter(Boolean)
    .slice(-3)
    .some((word) => introducing.has(word));
}
