import { normalize } from "../../core/normalize.ts";
import { isCombining, pairOf, withoutAccent } from "./accents.ts";
import { isLetter, isWordUnit, unitAt } from "./text.ts";

/** Words that announce a value, and the kinds they announce. */
export interface Label {
  readonly text: string;
  /** Number of letters it begins with that its key tells. */
  readonly known: number;
  readonly kinds: Set<string>;
}

/** The kind of labels that announce numbers which are nobody's. */
export const otherThing = "other-thing";

/** Whether some of the labels announce more than that. */
export function announcesValue(hits: readonly LabelHit[]): boolean {
  return hits.some(({ label: { kinds } }) => kinds.size > 1 || !kinds.has(otherThing));
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
  /** One byte for each hash of a key that has a bucket. */
  readonly #known: Uint8Array = new Uint8Array(1 << 14);

  /** Adds labels, separated by `|`, of a kind. */
  add(kind: string, labels: string): void {
    for (const written of labels.split("|")) {
      const text = isAscii(written) ? written : normalize(written).text.toLowerCase();
      const known = this.#labels.get(text);
      if (known !== undefined) {
        known.kinds.add(kind);
        continue;
      }
      const label = { text, known: knownLetters(text), kinds: new Set([kind]) };
      this.#labels.set(text, label);
      this.#file(label, keyAt(text, 0, text.length));
      // Its plural.
      if (text.length < 4) this.#file(label, keyAt(`${text}s`, 0, text.length + 1));
    }
  }

  #file(label: Label, key: number): void {
    this.#known[hash(key)] = 1;
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) this.#buckets.set(key, [label]);
    else bucket.push(label);
  }

  /** Labels between two places, the nearest to the end first; of two that end alike the longer one. */
  find(text: string, from: number, to: number): readonly LabelHit[] {
    const hits: LabelHit[] = [];
    this.collect(text, from, to, to, hits);
    return hits.length === 0 ? noHits : withoutNested(hits);
  }

  /** Adds labels that begin between two places and end at a third at the latest, in the order of the text. */
  collect(text: string, from: number, to: number, last: number, hits: LabelHit[]): void {
    let unit = from === 0 ? 0x20 : text.charCodeAt(from - 1);
    for (let at = from; at < to; at++) {
      const previous = unit;
      unit = text.charCodeAt(at);
      if (unit < 0x80) {
        // Most characters stand within a word.
        if (!isLetter(unit) || (unit >= 0x61 && previous >= 0x61 && previous <= 0x7a)) continue;
      } else if (!isWordUnit(unit)) continue;
      if (!startsWord(previous, unit)) continue;
      const key = keyAt(text, at, last);
      if (this.#known[hash(key)] !== 0) this.#match(key, text, at, last, previous, hits);
      const hump = humpIn(text, at);
      if (hump === 0) continue;
      // A short word that ends before a capital letter.
      const short = key & ~((1 << (5 * (4 - hump))) - 1);
      if (this.#known[hash(short)] !== 0) this.#match(short, text, at, last, previous, hits);
    }
  }

  #match(key: number, text: string, at: number, last: number, previous: number, hits: LabelHit[]): void {
    for (const label of this.#buckets.get(key) ?? noLabels) {
      // Two or three letters within a word are not a word: `nodeId`, or a piece of Base64.
      if (label.text.length < 4 && key < 0x100000 && isWordUnit(previous)) continue;
      const end = matchLabel(label, text, at, last);
      if (end >= 0) hits.push({ label, start: at, end });
    }
  }
}

const noLabels: readonly Label[] = Object.freeze([]);

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (unitAt(text, at) > 0x7f) return false;
  return true;
}

/** `insurance number` within `social insurance number` announces nothing. */
export function withoutNested(hits: LabelHit[]): readonly LabelHit[] {
  if (hits.length === 1) return hits;
  const kept = hits.filter((hit) => !isNested(hit, hits));
  return kept.length === 1 ? kept : kept.sort((a, b) => b.end - a.end || a.start - b.start);
}

function isNested({ start, end }: LabelHit, hits: readonly LabelHit[]): boolean {
  for (const other of hits) {
    if (other.start <= start && other.end >= end && other.end - other.start > end - start) return true;
  }
  return false;
}

const noHits: readonly LabelHit[] = Object.freeze([]);

/** The first four letters of a word of ASCII in twenty bits, or one more bit and the first character of another script. */
function keyAt(text: string, at: number, to: number): number {
  const first = withoutAccent(unitAt(text, at));
  if (first >= 0x80) return 0x100000 + small(first);
  let key = first & 31;
  let place = at + 1;
  for (let letters = 1; letters < 4; place++) {
    const unit = place < to ? unitAt(text, place) : 0;
    const letter = unit < 0x80 ? unit : withoutAccent(unit);
    if (isLetter(letter)) {
      key = (key << 5) | (letter & 31);
      letters++;
      continue;
    }
    const pair = pairOf(unit);
    if (pair !== undefined) {
      for (const one of letters === 3 ? pair.charAt(0) : pair) key = (key << 5) | (one.charCodeAt(0) & 31);
      letters += pair.length;
    } else if (!isCombining(unit)) return key << (5 * (4 - letters));
  }
  return key;
}

/** How many small letters of a word stand before a capital one, when that is among its first four; else 0. */
function humpIn(text: string, at: number): number {
  for (let place = at + 1; place < at + 4; place++) {
    const unit = unitAt(text, place);
    if (!isLetter(unit)) return 0;
    if (unit < 0x61) return unitAt(text, place - 1) >= 0x61 ? place - at : 0;
  }
  return 0;
}

function knownLetters(text: string): number {
  let at = 0;
  while (at < 4 && isLetter(unitAt(text, at))) at++;
  return at;
}

function hash(key: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 18) & 0x3fff;
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

/** Whether a word begins with a unit; scripts without spaces have no edges of words. */
export function startsWord(previous: number, unit: number): boolean {
  if (isSpaceless(unit) || !isWordUnit(previous) || isSpaceless(previous)) return true;
  if (unit >= 0x41 && unit <= 0x5a) return previous >= 0x61 && previous <= 0x7a;
  return previous >= 0x30 && previous <= 0x39;
}

function isSpaceless(unit: number): boolean {
  return unit >= 0x2e80 || (unit >= 0xe00 && unit < 0xe80);
}

/** Where the label ends that begins at `at`, or -1. */
function matchLabel({ text: label, known }: Label, text: string, at: number, to: number): number {
  let place = at;
  for (let index = 0; index < label.length; index++) {
    const wanted = label.charCodeAt(index);
    if (place >= to) return -1;
    const unit = text.charCodeAt(place);
    if (wanted !== 0x20) {
      if ((index >= known || unit > 0x7f) && small(unit) !== wanted) {
        const pair = pairOf(unit);
        if (pair === undefined || !label.startsWith(pair, index)) return -1;
        index++;
      }
      place++;
      while (isCombining(unitAt(text, place))) place++;
      continue;
    }
    if (isGap(unit)) {
      place++;
      if (place < to && isGap(unitAt(text, place))) place++;
    } else if (!(unit >= 0x41 && unit <= 0x5a) || !isLower(unitAt(text, place - 1))) return -1;
  }
  if (place >= text.length) return place;
  const last = unitAt(text, place - 1);
  const next = unitAt(text, place);
  if (
    isWordUnit(next) &&
    !isSpaceless(last) &&
    !isSpaceless(next) &&
    !(isLower(last) && next >= 0x41 && next <= 0x5a)
  ) {
    const isNumber = next >= 0x30 && next <= 0x39;
    // A plural, and a number that follows without a space: `SSN123`. Short ones are capitals: `SSNs`, but `runs` is a word.
    const isPlural =
      small(next) === 0x73 && !isWordUnit(unitAt(text, place + 1)) && (label.length > 3 || !isLower(last));
    if (!isNumber && !isPlural) return -1;
  }
  return place;
}

function isLower(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function small(unit: number): number {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit;
  const plain = withoutAccent(unit);
  if (plain < 0x80) return plain;
  if (unit >= 0x391 && unit <= 0x3a9) return unit + 0x20;
  if (unit >= 0x410 && unit <= 0x42f) return unit + 0x20;
  if (unit >= 0x400 && unit <= 0x40f) return unit + 0x50;
  return unit;
}
