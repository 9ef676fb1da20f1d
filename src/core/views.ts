import { decode } from "./decode.ts";
import { Decoding } from "./decoding.ts";
import { hidden } from "./hidden.ts";
import { MappedView, noDecoders, RawView } from "./mapped-view.ts";
import { type Normalized, normalize } from "./normalize.ts";
import { squeeze } from "./squeeze.ts";
import { nothing, type Survey, survey, surveyAscii, surveyCharacters } from "./survey.ts";
import type { Span } from "./types.ts";

/**
 * Forms of a text in which rules look.
 *
 * - `raw`: as given.
 * - `folded`: NFKC, Latin/Greek/Cyrillic/Arabic marks dropped, confusables in mixed-script words, Unicode spaces,
 *   default-ignorable, tag and bidi characters resolved. Case is kept; patterns fold it themselves.
 * - `squeezed`: leetspeak, spaced or punctuated letters, words broken over lines or joined by underscores and the like,
 *   rows of words that each carry Markdown or HTML markup.
 * - `decoded`: base64, hex, percent, entities, escapes, shifted alphabets, reversed text and so on, nested.
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

/** Makes the forms of `text`, each when it is first asked for. Never throws; work is linear in the length of the text. */
export function createViews(text: string): Views {
  return new LazyViews(text);
}

class LazyViews implements Views {
  readonly raw: View;
  #folded: View | undefined;
  #survey: Survey | undefined;
  #normalized: Normalized | undefined;
  #rest: Rest | undefined;
  #scanned: readonly View[] | undefined;
  #hidden: readonly Span[] | undefined;

  constructor(text: string) {
    this.raw = new RawView(text);
  }

  get folded(): View {
    if (this.#folded === undefined) {
      this.#survey = surveyAscii(this.raw.text);
      if (this.#survey === undefined || this.#survey.controls) {
        this.#survey = undefined;
        const normalized = normalize(this.raw.text);
        const { characters, text } = normalized;
        if (characters !== undefined) this.#survey = surveyCharacters(text, characters);
        this.#normalized = normalized;
      }
      this.#folded = foldedView(this.raw, this.#normalized);
    }
    return this.#folded;
  }

  get scanned(): readonly View[] {
    if (this.#scanned === undefined) {
      const { folded } = this;
      const { views } = this.#more();
      this.#scanned = views.length === 0 ? [folded] : [folded, ...views];
    }
    return this.#scanned;
  }

  get signals(): readonly Signal[] {
    return this.#more().signals;
  }

  get hidden(): readonly Span[] {
    this.#hidden ??= hidden(this.raw.text);
    return this.#hidden;
  }

  get truncated(): boolean {
    return this.#more().truncated;
  }

  #more(): Rest {
    if (this.#rest === undefined) {
      const { folded } = this;
      this.#survey ??= survey(folded.text);
      this.#rest = unfold(this.raw, folded, this.#survey, this.#normalized);
    }
    return this.#rest;
  }
}

/** What there is besides the folded view. */
interface Rest {
  readonly views: readonly View[];
  readonly signals: readonly Signal[];
  readonly truncated: boolean;
}

const noRest: Rest = Object.freeze({
  views: Object.freeze([]),
  signals: Object.freeze([]),
  truncated: false,
});

function foldedView(raw: View, normalized: Normalized | undefined): View {
  if (normalized?.map === undefined) return raw;
  return new MappedView("folded", normalized.text, noDecoders, raw, normalized.map);
}

function isUneventful({ signals, smuggled, gaps }: Normalized): boolean {
  return signals.length === 0 && smuggled.length === 0 && gaps.length === 0;
}

function unfold(raw: View, folded: View, places: Survey, normalized: Normalized | undefined): Rest {
  if (places === nothing && (normalized === undefined || isUneventful(normalized))) return noRest;
  const squeezed = squeeze(folded.text, places);
  const decodings = decode(folded.text, places);
  const found = normalized?.signals ?? noRest.signals;
  if (squeezed === undefined && decodings.length === 0 && found.length === 0 && !normalized?.gaps.length)
    return noRest;
  const signals = [...found];
  const views: View[] = [];
  const decoding = new Decoding(raw.text.length);
  if (squeezed !== undefined) {
    const view = new MappedView("squeezed", squeezed.text, noDecoders, folded, squeezed.map);
    views.push(view);
    // A single digit in a word is no reason to decode what is around it once more.
    if (squeezed.signals.length > 0) decoding.follow(view);
    for (const { kind, span } of squeezed.signals) {
      signals.push({ kind, span: folded.toOriginal(span.start, span.end) });
    }
  }
  if (normalized !== undefined) decoding.addInvisible(raw, normalized);
  decoding.add(folded, decodings);
  decoding.deepen();
  signals.sort((a, b) => a.span.start - b.span.start);
  return { views: [...views, ...decoding.views], signals, truncated: decoding.truncated };
}
