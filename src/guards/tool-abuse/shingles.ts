import { latePattern } from "../../core/late-pattern.ts";
import { createViews } from "../../core/views.ts";
import { HashSet } from "./hash-set.ts";

const inWords = latePattern("[\\p{L}\\p{N}\\ud800-\\udfff]", "u");

/** Letters and digits in one piece of a text that is compared. */
const shingleLength = 9;

/** A copy is at least so long in the text that holds it, what stands right before and after it included. */
const shortestCopy = 16;

/** Neighbouring pieces of which a copy consists at least; one alone could be another text with the same hash. */
const fewestPieces = 2;

/** A whole value that is shorter is not told apart from any other word. */
const shortestAtom = 6;

/** The letters and digits of a text in small form, and where each stands. */
interface Skeleton {
  readonly codes: readonly number[];
  readonly places: readonly number[];
}

/** Hashes of pieces of texts. Holds no text. */
export class Shingles {
  readonly #mostChars: number;
  readonly #seed: number;
  readonly #pieces = new HashSet();
  readonly #atoms = new HashSet();
  #chars = 0;

  constructor(maxChars: number) {
    this.#mostChars = maxChars;
    this.#seed = (crypto.getRandomValues(new Uint32Array(1))[0] as number) | 1;
  }

  get isEmpty(): boolean {
    return this.#chars === 0;
  }

  /** Whether more was recorded than fits, so that nothing can be said to be no copy. */
  get isFull(): boolean {
    return this.#chars > this.#mostChars;
  }

  /** Remembers a text in all its views. */
  add(text: string): void {
    if (text === "") return;
    this.#chars += text.length;
    if (this.isFull) return;
    for (const form of formsOf(text)) {
      for (const { hash } of this.#hashes(skeletonOf(form))) this.#pieces.add(hash);
      for (const atom of atomsOf(form)) this.#atoms.add(this.#hashOf(atom));
    }
  }

  /** Whether a value holds a copy of a part of what was added, in one of its views. */
  holdsPartOf(value: string): boolean {
    if (this.isEmpty) return false;
    if (this.isFull) return true;
    return formsOf(value).some((form) => this.#isAtom(form) || this.#hasCopy(form));
  }

  #isAtom(form: string): boolean {
    const [atom, ...others] = atomsOf(form);
    return atom !== undefined && others.length === 0 && atom.length + 4 >= form.trim().length
      ? this.#atoms.has(this.#hashOf(atom))
      : false;
  }

  #hasCopy(form: string): boolean {
    const skeleton = skeletonOf(form);
    let first: number | undefined;
    let pieces = 0;
    for (const { hash, at } of this.#hashes(skeleton)) {
      if (!this.#pieces.has(hash)) {
        first = undefined;
        pieces = 0;
        continue;
      }
      first ??= at;
      pieces++;
      if (pieces >= fewestPieces && widthOf(form, skeleton, first, at + shingleLength) >= shortestCopy)
        return true;
    }
    return false;
  }

  /** The hash of each piece, rolled on from the one before. */
  *#hashes({ codes }: Skeleton): Generator<{ readonly hash: number; readonly at: number }, void, void> {
    const base = 0x01000193;
    let last = 1;
    for (let power = 1; power < shingleLength; power++) last = Math.imul(last, base);
    let hash = 0;
    for (let at = 0; at < codes.length; at++) {
      if (at >= shingleLength) hash = (hash - Math.imul(codes[at - shingleLength] as number, last)) | 0;
      hash = (Math.imul(hash, base) + (codes[at] as number)) | 0;
      if (at >= shingleLength - 1) yield { hash: this.#mix(hash), at: at - shingleLength + 1 };
    }
  }

  #hashOf(text: string): number {
    let hash = 7;
    for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 0x01000193) + text.charCodeAt(at)) | 0;
    return this.#mix(hash);
  }

  /** Spreads a hash, so that nobody can tell beforehand which texts have the same one. */
  #mix(hash: number): number {
    let mixed = Math.imul(hash ^ this.#seed, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  }
}

function formsOf(text: string): readonly string[] {
  const views = createViews(text);
  return [...new Set([text, ...views.scanned.map((view) => view.text)])];
}

function skeletonOf(text: string): Skeleton {
  const codes: number[] = [];
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isPlain = (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);
    const isCapital = unit >= 0x41 && unit <= 0x5a;
    if (!isPlain && !isCapital && (unit < 0x80 || !inWords().test(text.charAt(at)))) continue;
    codes.push(isCapital ? unit + 0x20 : isPlain ? unit : text.charAt(at).toLowerCase().charCodeAt(0));
    places.push(at);
  }
  return { codes, places };
}

/** Units from the first letter of a copy to its last, with one other sign on either side. */
function widthOf(text: string, { places }: Skeleton, first: number, end: number): number {
  const from = places[first] as number;
  const to = (places[end - 1] as number) + 1;
  const before = from > (first === 0 ? 0 : (places[first - 1] as number) + 1) ? 1 : 0;
  const after = to < (end < places.length ? (places[end] as number) : text.length) ? 1 : 0;
  return to - from + before + after;
}

/** Addresses, URLs and numbers: parts without spaces, quotes and brackets that hold an `@`, a dot or a digit. */
function atomsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s"'`<>()[\]{},;|]+/)
    .map((part) => part.replace(/^[.:!?]+/, "").replace(/[.:!?]+$/, ""))
    .filter((part) => part.length >= shortestAtom && /[@.0-9]/.test(part));
}
