import { sha256 } from "../../../core/hash.ts";
import type { View } from "../../../core/views.ts";
import type { Report } from "../candidates.ts";
import { recoveryWordNumber } from "./recovery-words.ts";

/** A phrase begins this close to the word that announces it. */
const reach = 240;

/** Words in a row that are looked at: a phrase, and a few of the sentence before it. */
const mostWords = 32;

/** Farthest words of a phrase may be apart: `**\n10. **`, ` |\n| 10 | `, or the indent of a list in JSON. */
export const widestGap: number = 18;

/** Finds the 12, 15, 18, 21 or 24 words of a recovery phrase (BIP-39) after or before a word that announces them. */
export function findRecoveryPhrase(view: View, start: number, end: number, report: Report): number {
  const { text } = view;
  const from = Math.max(0, start - reach);
  const to = Math.min(text.length, end + reach);
  let numbers: number[] = [];
  let starts: number[] = [];
  let last = 0;
  const close = (): void => {
    reportRun(view, numbers, starts, last, report);
    numbers = [];
    starts = [];
  };
  let at = from;
  while (at > 0 && isLetter(text.charCodeAt(at - 1))) at--;
  while (at < text.length && (at < to || numbers.length > 0)) {
    if (!isLetter(text.charCodeAt(at))) {
      // Words are apart by blanks, commas, numbers, line breaks, and bars of tables.
      if (at - last > widestGap) close();
      at++;
      continue;
    }
    let stop = at;
    while (isLetter(text.charCodeAt(stop))) stop++;
    const number =
      stop - at < 9 && stop - at > 2 ? recoveryWordNumber(text.slice(at, stop).toLowerCase()) : undefined;
    if (number === undefined || numbers.length === mostWords) close();
    if (number !== undefined) {
      starts.push(at);
      numbers.push(number);
      last = stop;
    }
    at = stop;
  }
  close();
  return at;
}

/** Whether so many words that end at an offset, or just before it, are all in the list. */
export function areListed(text: string, end: number, count: number): boolean {
  let at = end;
  for (let words = 0; words < count; words++) {
    while (at > 0 && !isLetter(text.charCodeAt(at - 1))) at--;
    const stop = at;
    while (at > 0 && isLetter(text.charCodeAt(at - 1))) at--;
    if (!isListed(text, at, stop)) return false;
  }
  return true;
}

/** Whether a word is one of those that phrases are made of. */
export function isListed(text: string, start: number, end: number): boolean {
  if (end - start < 3 || end - start > 8) return false;
  return recoveryWordNumber(text.slice(start, end).toLowerCase()) !== undefined;
}

function isLetter(unit: number): boolean {
  return (unit | 32) >= 0x61 && (unit | 32) <= 0x7a;
}

/** Numbers of words that phrases have. */
const sizes: readonly number[] = [24, 21, 18, 15, 12];

function reportRun(
  view: View,
  numbers: readonly number[],
  starts: readonly number[],
  end: number,
  report: Report,
): void {
  if (numbers.length < 12) return;
  // Words of the sentence before may be in the list as well; the checksum says how many belong to the phrase.
  const size = sizes.find((size) => size <= numbers.length && hasChecksum(numbers.slice(-size)));
  const start = starts[size === undefined ? 0 : numbers.length - size] as number;
  report(view, { kind: "recovery-phrase", start, end, score: size === undefined ? 0.75 : 0.98 });
}

/** Whether the last bits of a phrase are the beginning of the SHA-256 of the others. */
function hasChecksum(numbers: readonly number[]): boolean {
  const bits = numbers.flatMap((number) =>
    Array.from({ length: 11 }, (_, bit) => (number >> (10 - bit)) & 1),
  );
  const checked = bits.length / 33;
  const entropy: number[] = [];
  for (let at = 0; at < bits.length - checked; at += 8) {
    entropy.push(bits.slice(at, at + 8).reduce((byte, bit) => 2 * byte + bit, 0));
  }
  const [hash = 0] = sha256(Uint8Array.from(entropy));
  for (let at = 0; at < checked; at++) {
    if (bits[bits.length - checked + at] !== ((hash >> (7 - at)) & 1)) return false;
  }
  return true;
}
