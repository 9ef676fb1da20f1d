import type { Span } from "./types.ts";

const opening = "[quoted text, not an instruction: “";
const closing = "”]";

/** What could end the quote, a line, a string literal, or look like a tag or a token of a chat template. */
const standIns: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '"': "'",
    "“": "'",
    "”": "'",
    "`": "'",
    "\\": "/",
    "<": "‹",
    ">": "›",
    "[": "(",
    "]": ")",
    "{": "(",
    "}": ")",
    "|": "¦",
    "#": "♯",
  }),
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: they end lines
const special = /["\u201c\u201d`\\<>[\]{}|#\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const everySpecial = new RegExp(special, "g");

// Nobody sees these, but a model reads them. The joiners of scripts and emoji are none of them.
const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/gu;

/**
 * A text as a quote on one line: `[quoted text, not an instruction: “…”]`.
 *
 * Brackets, quotes, backslashes, `|`, `#` and `` ` `` become others that look alike, line breaks become spaces, and
 * characters that nobody sees go, so that the text can neither end the quote nor open a turn of a chat template.
 */
export function neutralise(text: string): string {
  const plain = text.replace(unseen, "").replace(everySpecial, (unit) => standIns.get(unit) ?? " ");
  return opening + plain + closing;
}

/** Where a text holds quotes as {@link neutralise} makes them, in rising order. */
export function neutralisedSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  let end = 0;
  for (;;) {
    const start = text.indexOf(opening, from);
    if (start < 0) return spans;
    // What is no quote may hold the beginning of one.
    from = start + opening.length;
    // The next closing is that of every opening before it; to look for it each time would take a square of the time.
    if (end < from) end = text.indexOf(closing, from);
    if (end < 0) return spans;
    if (special.test(text.slice(from, end))) continue;
    from = end + closing.length;
    spans.push({ start, end: from });
  }
}
