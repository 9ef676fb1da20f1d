import { foldConfusables, isLookalike } from "./confusables.ts";
import {
  characterClass,
  classOf,
  foldAstral,
  foldCluster,
  foldUnit,
  isDroppedMark,
  isFiller,
} from "./fold.ts";
import type { OffsetMap } from "./offset-map.ts";
import { Rewriter } from "./rewriter.ts";
import { readSelectors, readTags } from "./smuggling.ts";
import { type Characters, first, foreignCharacters } from "./survey-bytes.ts";
import type { Span } from "./types.ts";
import type { Signal } from "./views.ts";

/** A folded text; offsets are those of the source. */
export interface Normalized {
  readonly text: string;
  /** Absent when the text is the source itself. */
  readonly map: OffsetMap | undefined;
  readonly signals: readonly Signal[];
  /** Texts that were carried by runs of variation selectors. */
  readonly smuggled: readonly (Span & { readonly text: string })[];
  /** Runs of invisible characters and fillers between letters, where a word may end as well as go on. */
  readonly gaps: readonly Span[];
  /** Where characters begin that an override draws in another order; in the source. */
  readonly overrides: readonly number[];
  /** What {@link surveyCharacters} reads, until another text is normalised; absent when the text changed. */
  readonly characters: Characters | undefined;
}

/** Longest run of combining marks that is composed at once; UAX #15, Stream-Safe Text Format, allows 30. */
const longestCluster = 32;

/** A character that becomes more than so many stays as it is, so that a folded text is not many times longer. */
const mostExpanded = 4;

/** So many invisible characters in a row carry something. */
const invisibleRun = 8;

/** Folds a text: see `folded` of {@link ViewName}. */
export function normalize(source: string): Normalized {
  const folding = new Folding(source);
  folding.run();
  return folding.result();
}

class Folding {
  readonly #source: string;
  readonly #out: Rewriter;
  readonly #signals: Signal[] = [];
  readonly #smuggled: (Span & { readonly text: string })[] = [];
  readonly #gaps: Span[] = [];
  readonly #overrides: number[] = [];
  readonly #characters: Characters;
  #latin = false;
  #lookalikes = false;

  constructor(source: string) {
    this.#source = source;
    this.#characters = foreignCharacters(source.length);
    this.#out = new Rewriter(source);
  }

  run(): void {
    const source = this.#source;
    const { length } = source;
    const { bytes } = this.#characters;
    /** All ASCII characters together: letters are the ones with the bit 0x40, and the at sign and brackets. */
    let ascii = 0;
    let lookalikes = 0;
    for (let at = 0; at < length; ) {
      const unit = source.charCodeAt(at);
      if (unit < 0x80) {
        if (unit < 0x20 || unit === 0x7f) {
          const kind = classOf(unit);
          if (kind !== characterClass.same) {
            at = this.#step(at, unit, kind);
            continue;
          }
        }
        ascii |= unit;
        bytes[at + first] = unit;
        at++;
        continue;
      }
      // The ideographs of Chinese and Japanese never change, and looking each of them up is slow.
      if (unit >= 0x4e00 && unit < 0xa000) {
        at++;
        continue;
      }
      const kind = classOf(unit);
      if (kind === characterClass.same) at++;
      else if (kind === characterClass.lookalike) {
        lookalikes++;
        at++;
      } else at = this.#step(at, unit, kind);
    }
    if (ascii > 0x3f) this.#latin = true;
    if (lookalikes > 0) this.#lookalikes = true;
  }

  result(): Normalized {
    const map = this.#out.changed ? this.#out.finish() : undefined;
    const normalized = {
      text: map?.text ?? this.#source,
      map: map?.map,
      signals: this.#signals,
      smuggled: this.#smuggled,
      gaps: this.#gaps,
      overrides: this.#overrides,
      characters: map === undefined ? this.#characters : undefined,
    };
    if (!this.#lookalikes || !this.#latin) return normalized;
    const { text, odd } = foldConfusables(normalized.text);
    if (text === normalized.text) return normalized;
    const toSource = normalized.map ?? identity(this.#source);
    for (const { start, end } of odd) this.#signal("mixed-script", toSource.toSource(start, end));
    return { ...normalized, text, map: toSource, characters: undefined };
  }

  #step(at: number, unit: number, kind: number): number {
    switch (kind) {
      case characterClass.surrogate:
        return this.#surrogate(at);
      case characterClass.ignorable:
        return this.#ignorables(at, unit);
      case characterClass.mark:
        return this.#marks(at, unit);
    }
    const next = this.#source.charCodeAt(at + 1);
    if (next >= 0x300 && classOf(next) === characterClass.mark) return this.#cluster(at, at + 1);
    this.#write(at, at + 1, foldUnit(unit));
    return at + 1;
  }

  #write(start: number, end: number, folded: string): void {
    if (folded.length > (end - start) * mostExpanded) return;
    this.#out.replace(start, end, folded);
    if (isAsciiLetter(folded.charCodeAt(0))) this.#latin = true;
    else if (isLookalike(folded.charCodeAt(0))) this.#lookalikes = true;
  }

  #marks(at: number, unit: number): number {
    const base = at - ((this.#source.charCodeAt(at - 1) & 0xfc00) === 0xdc00 ? 2 : 1);
    if (base >= 0 && base >= this.#out.written) return this.#cluster(base, at);
    // The base is written already: the mark belongs to it, or stands alone.
    if (isDroppedMark(unit) && !this.#isKeycap(at)) this.#out.absorb(at + 1);
    return at + 1;
  }

  /** Digit, number sign or asterisk, variation selector, enclosing keycap: an emoji (UTS #51). */
  #isKeycap(at: number): boolean {
    const base = this.#source.charCodeAt(at - (this.#source.charCodeAt(at - 1) === 0xfe0f ? 2 : 1));
    return (
      this.#source.charCodeAt(at) === 0x20e3 &&
      ((base >= 0x30 && base <= 0x39) || base === 0x23 || base === 0x2a)
    );
  }

  #cluster(base: number, firstMark: number): number {
    let end = firstMark;
    const limit = Math.min(this.#source.length, base + longestCluster);
    while (end < limit && classOf(this.#source.charCodeAt(end)) === characterClass.mark) end++;
    if (end === firstMark + 1 && this.#isKeycap(firstMark)) return end;
    const cluster = this.#source.slice(base, end);
    const folded = foldCluster(cluster);
    if (folded !== cluster) this.#write(base, end, folded);
    return end;
  }

  #surrogate(at: number): number {
    const codePoint = this.#source.codePointAt(at) as number;
    if (codePoint < 0x10000) return at + 1;
    if (codePoint >= 0xe0000 && codePoint <= 0xe007f) return this.#tags(at);
    const folded = foldAstral(codePoint);
    if (folded === "") return this.#ignorables(at, codePoint);
    if (folded.length !== 2 || folded.codePointAt(0) !== codePoint) this.#write(at, at + 2, folded);
    return at + 2;
  }

  #tags(at: number): number {
    const { letters, end, isFlag } = readTags(this.#source, at);
    if (isFlag) return end;
    this.#signal("tag-characters", { start: at, end });
    this.#latin = true;
    for (let index = 0, tag = at; tag < end; index++, tag += 2)
      this.#out.replace(tag, tag + 2, letters[index] ?? "");
    return end;
  }

  /** Drops what draws nothing, and says where that is odd. */
  #ignorables(at: number, firstPoint: number): number {
    const source = this.#source;
    const selectors = readSelectors(source, at);
    if (selectors !== undefined) {
      this.#signal("variation-selectors", { start: at, end: selectors.end });
      if (selectors.text !== "") this.#smuggled.push({ start: at, end: selectors.end, text: selectors.text });
      this.#out.replace(at, selectors.end, "");
      return selectors.end;
    }
    let end = at;
    let zeroWidth = false;
    let wide = false;
    for (let unit = firstPoint; ; unit = source.codePointAt(end) as number) {
      if (unit === 0x202d || unit === 0x202e) {
        this.#signal("bidi-override", { start: end, end: end + 1 });
        this.#overrides.push(end + 1);
      }
      if (isZeroWidth(unit)) zeroWidth = true;
      if (mayBeBlank(unit)) wide = true;
      end = unit === escapeCharacter ? endOfControl(source, end) : end + (unit > 0xffff ? 2 : 1);
      if (end === source.length) break;
      const next = source.charCodeAt(end);
      if (classOf(next) !== characterClass.ignorable || isSelector(next)) break;
    }
    const before = source.charCodeAt(at - 1);
    // Between two blanks it is part of one gap.
    if (wide && before === 0x20 && source.charCodeAt(end) === 0x20) end++;
    this.#out.replace(at, end, "");
    const after = source.charCodeAt(end);
    const inWord = isAsciiLetter(before) && isAsciiLetter(after);
    if (inWord || (wide && hasBlanks(before) && hasBlanks(after))) this.#gaps.push({ start: at, end });
    if (zeroWidth && (inWord || end - at >= invisibleRun)) this.#signal("zero-width", { start: at, end });
    return end;
  }

  /** Signals of one kind that stand close together are one. */
  #signal(kind: Signal["kind"], span: Span): void {
    const last = this.#signals.length - 1;
    const previous = this.#signals[last];
    if (previous?.kind === kind && span.start - previous.span.end <= 32) {
      this.#signals[last] = { kind, span: { start: previous.span.start, end: span.end } };
    } else this.#signals.push({ kind, span });
  }
}

function identity(source: string): OffsetMap {
  return new Rewriter(source).finish().map;
}

function isAsciiLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

function isSelector(unit: number): boolean {
  return unit >= 0xfe00 && unit <= 0xfe0f;
}

/** Invisible characters that stand in no word of any script, unlike joiners and marks of direction, and fillers. */
function mayBeBlank(unit: number): boolean {
  return (
    unit === 0x200b ||
    (unit >= 0x2060 && unit <= 0x2064) ||
    unit === 0xfeff ||
    unit === 0x3164 ||
    unit === 0xffa0 ||
    isFiller(unit)
  );
}

/** A letter of a script between whose words there are blanks: all from Latin to Sinhala, and Korean. */
function hasBlanks(unit: number): boolean {
  return isAsciiLetter(unit) || (unit >= 0xc0 && unit < 0xe00) || (unit >= 0xac00 && unit < 0xd7a4);
}

const escapeCharacter = 0x1b;

/** Longest parameters of a control sequence. */
const longestParameters = 24;

/** Behind the control sequence that an escape begins, as in `ESC [1;31m` (ECMA-48, section 5.4), or behind the escape alone. */
function endOfControl(source: string, at: number): number {
  if (source.charCodeAt(at + 1) !== 0x5b) return at + 1;
  let end = at + 2;
  while (end - at < longestParameters && (source.charCodeAt(end) & 0xf0) === 0x30) end++;
  const final = source.charCodeAt(end);
  return final >= 0x40 && final <= 0x7e ? end + 1 : at + 1;
}

/** Characters that are there to be invisible, and have no business inside a Latin word. */
function isZeroWidth(unit: number): boolean {
  return (
    (unit >= 0x200b && unit <= 0x200d) ||
    (unit >= 0x2060 && unit <= 0x2064) ||
    unit === 0xfeff ||
    unit === 0x180e ||
    unit === 0x034f
  );
}
