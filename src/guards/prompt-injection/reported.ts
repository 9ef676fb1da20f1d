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
    .split(/[^a-z'’-]/)
    .filter(Boolean)
    .slice(-mostWords);
  if (words.includes("you")) return false;
  const last = words.at(-1);
  return words.some((word, index) =>
    last === "to" || last === "into" ? reporting.has(word) : causing.has(word) && index < words.length - 1,
  );
}
