import { type Decoded, decode } from "./decode.ts";
import { hidden } from "./hidden.ts";
import { type Normalized, normalize } from "./normalize.ts";
import { type OffsetMap, wholeCharacters } from "./offset-map.ts";
import { squeeze } from "./squeeze.ts";
import { nothing, type Survey, survey, surveyAscii } from "./survey.ts";
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

/** Longest chain of decoders. */
const deepest = 3;

/** Decoded views of one text at most. */
const mostDecoded = 64;

/** Characters of all decoded views of one text at most: twice its length and this. */
const decodedAllowance = 65_536;

/** Makes the forms of `text`, each when it is first asked for. Never throws; work is linear in the length of the text. */
export function createViews(text: string): Views {
  return new LazyViews(text);
}

const noDecoders: readonly string[] = Object.freeze([]);

class RawView implements View {
  readonly name = "raw";
  readonly via: readonly string[] = noDecoders;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toOriginal(start: number, end: number): Span {
    return wholeCharacters(this.text, start, end);
  }
}

class MappedView implements View {
  readonly name: ViewName;
  readonly text: string;
  readonly via: readonly string[];
  readonly #parent: View;
  readonly #map: OffsetMap;

  constructor(name: ViewName, text: string, via: readonly string[], parent: View, map: OffsetMap) {
    this.name = name;
    this.text = text;
    this.via = via;
    this.#parent = parent;
    this.#map = map;
  }

  toOriginal(start: number, end: number): Span {
    const span = this.#map.toSource(start, end);
    return this.#parent.toOriginal(span.start, span.end);
  }
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
      if (this.#survey === undefined) this.#normalized = normalize(this.raw.text);
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

function unfold(raw: View, folded: View, places: Survey, normalized: Normalized | undefined): Rest {
  if (normalized === undefined && places === nothing) return noRest;
  const squeezed = squeeze(folded.text, places);
  const decodings = decode(folded.text, places);
  const found = normalized?.signals ?? noRest.signals;
  if (squeezed === undefined && decodings.length === 0 && found.length === 0) return noRest;
  const signals = [...found];
  const views: View[] = [];
  if (squeezed !== undefined) {
    views.push(new MappedView("squeezed", squeezed.text, noDecoders, folded, squeezed.map));
    for (const { kind, span } of squeezed.signals) {
      signals.push({ kind, span: folded.toOriginal(span.start, span.end) });
    }
  }
  const decoding = new Decoding(2 * raw.text.length + decodedAllowance);
  if (normalized !== undefined) decoding.addSmuggled(raw, normalized);
  decoding.add(folded, decodings);
  decoding.deepen();
  signals.sort((a, b) => a.span.start - b.span.start);
  return { views: [...views, ...decoding.views], signals, truncated: decoding.truncated };
}

/** Collects decoded views, level by level, until the allowance is spent. */
class Decoding {
  readonly views: View[] = [];
  truncated = false;
  /** What was decoded from where: a token is also part of the text in which an escape beside it was written out. */
  readonly #known: Set<string> = new Set();
  #allowance: number;

  constructor(allowance: number) {
    this.#allowance = allowance;
  }

  addSmuggled(source: View, { smuggled }: Normalized): void {
    for (const { start, end, text } of smuggled) {
      this.#add(source, { via: "variation-selectors", text, map: { toSource: () => ({ start, end }) } });
    }
  }

  add(source: View, decodings: readonly Decoded[]): void {
    for (const decoded of decodings) {
      if (this.truncated) return;
      this.#add(source, decoded);
    }
  }

  /** Decodes what was decoded; the list grows while it is read. */
  deepen(): void {
    for (let index = 0; index < this.views.length && !this.truncated; index++) {
      const view = this.views[index] as View;
      if (view.via.length < deepest) this.add(view, decode(view.text, survey(view.text)));
    }
  }

  #add(source: View, { via, text, map }: Decoded): void {
    const decoded = new MappedView("decoded", text, [...source.via, via], source, map);
    const key = `${decoded.toOriginal(0, text.length).start} ${text}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#allowance -= text.length;
    if (this.#allowance < 0 || this.views.length === mostDecoded) {
      this.truncated = true;
      return;
    }
    const normalized = normalize(text);
    this.views.push(
      normalized.map === undefined
        ? decoded
        : new MappedView("decoded", normalized.text, decoded.via, decoded, normalized.map),
    );
    if (source.via.length + 1 < deepest) this.addSmuggled(decoded, normalized);
  }
}
