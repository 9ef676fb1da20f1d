import { normalize } from "../../core/normalize.ts";
import { isLetter, isWordUnit } from "./text.ts";

/** Words that announce a value, and the kinds they announce. */
export interface Label {
  readonly text: string;
  readonly kinds: Set<string>;
}

/** A label where it stands in a text. */
export interface LabelHit {
  readonly label: Label;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds labels around a value.
 *
 * They are looked for near values alone, so that a text without values costs nothing. Words may be joined by spaces,
 * `_`, `-`, line breaks or a capital letter: `account number`, `account_number` and `accountNumber` are one label.
 */
export class LabelIndex {
  readonly #labels: Map<string, Label> = new Map();
  readonly #buckets: Map<number, Label[]> = new Map();
  /** One byte for each key of ASCII letters that has a bucket. */
  readonly #known: Uint8Array = new Uint8Array(1 << 15);

  /** Adds labels, separated by `|`, of a kind. */
  add(kind: string, labels: string): void {
    for (const written of labels.split("|")) {
      const text = isAscii(written) ? written : normalize(written).text.toLowerCase();
      const known = this.#labels.get(text);
      if (known !== undefined) {
        known.kinds.add(kind);
        continue;
      }
      const label = { text, kinds: new Set([kind]) };
      this.#labels.set(text, label);
      const key = keyAt(text, 0, text.length);
      if (key < this.#known.length) this.#known[key] = 1;
      const bucket = this.#buckets.get(key);
      if (bucket === undefined) this.#buckets.set(key, [label]);
      else bucket.push(label);
    }
  }

  /** Labels between two places, the nearest to the end first; of two that end alike the longer one. */
  find(text: string, from: number, to: number): readonly LabelHit[] {
    const hits: LabelHit[] = [];
    this.collect(text, from, to, to, hits);
    return hits.length === 0 ? noHits : withoutNested(hits);
  }

  /** Adds labels that begin between two places and end at a third at the latest, in the order of the text. */
  collect(text: string, from: number, to: number, last: number, hits: LabelHit[]): void {
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 0x80 ? !isLetter(unit) : !isWordUnit(unit)) continue;
      if (!startsWord(text, at, unit)) continue;
      const key = keyAt(text, at, last);
      if (key < this.#known.length && this.#known[key] === 0) continue;
      const bucket = this.#buckets.get(key);
      if (bucket === undefined) continue;
      for (const label of bucket) {
        // Two or three letters within a word are not a word: `nodeId`, or a piece of Base64.
        if (label.text.length < 4 && at > 0 && unit < 0x80 && isWordUnit(text.charCodeAt(at - 1))) continue;
        const end = matchLabel(label.text, text, at, last);
        if (end >= 0) hits.push({ label, start: at, end });
      }
    }
  }
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** `insurance number` within `social insurance number` announces nothing. */
export function withoutNested(hits: LabelHit[]): readonly LabelHit[] {
  if (hits.length === 1) return hits;
  return hits
    .filter(
      (hit) =>
        !hits.some(
          (other) =>
            other !== hit &&
            other.start <= hit.start &&
            other.end >= hit.end &&
            other.end - other.start > hit.end - hit.start,
        ),
    )
    .sort((a, b) => b.end - a.end || a.start - b.start);
}

const noHits: readonly LabelHit[] = Object.freeze([]);

/** The first three letters of a word of ASCII in fifteen bits, or one more bit and the first character of another script. */
function keyAt(text: string, at: number, to: number): number {
  const first = text.charCodeAt(at);
  if (first >= 0x80) return 0x8000 + small(first);
  return (
    ((first & 31) << 10) |
    (letterAt(text, at + 1, to) << 5) |
    (letterAt(text, at + 1, to) === 0 ? 0 : letterAt(text, at + 2, to))
  );
}

function letterAt(text: string, at: number, to: number): number {
  if (at >= to) return 0;
  const unit = text.charCodeAt(at);
  return isLetter(unit) ? unit & 31 : 0;
}

function isGap(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0x5f ||
    unit === 0x2d ||
    unit === 0x2e ||
    unit === 0x0a ||
    unit === 0x28 ||
    unit === 0x2f
  );
}

/** Scripts without spaces have no edges of words. */
function startsWord(text: string, at: number, unit: number): boolean {
  if (at === 0 || isSpaceless(unit)) return true;
  const previous = text.charCodeAt(at - 1);
  if (!isWordUnit(previous) || isSpaceless(previous)) return true;
  if (unit >= 0x41 && unit <= 0x5a) return previous >= 0x61 && previous <= 0x7a;
  return previous >= 0x30 && previous <= 0x39;
}

function isSpaceless(unit: number): boolean {
  return unit >= 0x2e80 || (unit >= 0xe00 && unit < 0xe80);
}

/** Where the label ends that begins at `at`, or -1. */
function matchLabel(label: string, text: string, at: number, to: number): number {
  let place = at;
  for (let index = 0; index < label.length; index++) {
    const wanted = label.charCodeAt(index);
    if (place >= to) return -1;
    const unit = text.charCodeAt(place);
    if (wanted !== 0x20) {
      if (small(unit) !== wanted) return -1;
      place++;
      continue;
    }
    if (isGap(unit)) {
      place++;
      if (place < to && isGap(text.charCodeAt(place))) place++;
    } else if (!(unit >= 0x41 && unit <= 0x5a) || !isLower(text.charCodeAt(place - 1))) return -1;
  }
  if (place >= text.length) return place;
  const last = text.charCodeAt(place - 1);
  const next = text.charCodeAt(place);
  if (
    isWordUnit(next) &&
    !isSpaceless(last) &&
    !isSpaceless(next) &&
    !(isLower(last) && next >= 0x41 && next <= 0x5a)
  ) {
    const isNumber = next >= 0x30 && next <= 0x39;
    // A plural, and a number that follows without a space: `SSN123`.
    if (!isNumber && !(small(next) === 0x73 && !isWordUnit(text.charCodeAt(place + 1)))) return -1;
  }
  return place;
}

function isLower(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function small(unit: number): number {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit;
  if (unit >= 0x391 && unit <= 0x3a9) return unit + 0x20;
  if (unit >= 0x410 && unit <= 0x42f) return unit + 0x20;
  if (unit >= 0x400 && unit <= 0x40f) return unit + 0x50;
  return unit;
}
