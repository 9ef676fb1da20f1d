import type { Span } from "./types.ts";

/**
 * Forms of a text in which rules look.
 *
 * - `raw`: as given.
 * - `folded`: NFKC, Latin/Greek/Cyrillic/Arabic marks dropped, confusables in mixed-script words, Unicode spaces,
 *   default-ignorable, tag and bidi characters resolved. Case is kept; patterns fold it themselves.
 * - `squeezed`: leetspeak, spaced or punctuated letters, words broken over lines.
 * - `decoded`: base64, hex, percent, entities, escapes, rot13, reversed, tag characters and so on, nested.
 */
export type ViewName = "raw" | "folded" | "squeezed" | "decoded";

/** One form of a text, with the way back to the original. */
export interface View {
  readonly name: ViewName;
  readonly text: string;
  /** Decoders that led here, outermost first; empty unless the view is `decoded`. */
  readonly via: readonly string[];
  /** Smallest span of the original that holds everything `[start, end)` of this view came from. */
  toOriginal(start: number, end: number): Span;
}

/** Something seen while normalising that is suspicious by itself. */
export interface Signal {
  readonly kind:
    | "tag-characters"
    | "variation-selectors"
    | "bidi-override"
    | "zero-width"
    | "mixed-script"
    | "leetspeak"
    | "spaced-letters";
  readonly span: Span;
}

/** All forms of one text, each made when it is first asked for. */
export interface Views {
  readonly raw: View;
  /** The same object as `raw` when nothing had to be folded. */
  readonly folded: View;
  /** Everything that is scanned: `folded`, then `squeezed` and each `decoded` view if there are any. */
  readonly scanned: readonly View[];
  readonly signals: readonly Signal[];
  /** Spans that a reader of the rendered HTML or Markdown would not see, sorted, not overlapping. */
  readonly hidden: readonly Span[];
  /** True when the bound on decoded text was reached, so that a part was not decoded. */
  readonly truncated: boolean;
}
