import { isAddressOpen, longestAddress } from "./hold-addresses.ts";
import { rowsStart } from "./hold-columns.ts";
import { lonelyStart } from "./hold-fields.ts";
import { announces, nameLabels, placeLabels } from "./hold-labels.ts";
import { lowestName, openName, skipMarks } from "./hold-names.ts";
import type { LabelHit } from "./labels.ts";
import { digitValue } from "./text.ts";

/** The longest label that is looked for. */
const longestLabel = 34;

/** A date of birth ends at most so far after its label, and its first digit stands no farther away than this. */
const longestBirth = 72;
const farthestDigit = 42;

/**
 * Start of a name, an address or a date of birth that may go on, or that waits for its company.
 *
 * @param open Where other values begin that may go on.
 */
export function phrasesStart(text: string, open: number = text.length): number {
  const { length } = text;
  let from = length;
  const addressFloor = Math.max(0, length - longestAddress - longestLabel);
  // Labels within longer ones too: what follows `Adresse` in `Adresse de livraison 4` may be read as its value.
  const places: LabelHit[] = [];
  placeLabels().collect(text, addressFloor, length, length, places);
  for (const { label, end } of places) {
    if (end >= from) continue;
    const isOpen =
      (label.kinds.has(announces.birth) && isBirthOpen(text, end)) ||
      (label.kinds.has(announces.address) && isAddressOpen(text, end));
    if (isOpen) from = Math.min(from, skipMarks(text, end));
  }
  const nameFloor = Math.max(0, lowestName(text) - longestLabel);
  for (const { end } of nameLabels().find(text, nameFloor, length)) {
    if (end < from) from = Math.min(from, openName(text, end));
  }
  const waiting = Math.min(from, open);
  return Math.min(from, lonelyStart(text, waiting), rowsStart(text, waiting));
}

function isBirthOpen(text: string, from: number): boolean {
  const { length } = text;
  if (length - from > longestBirth) return false;
  if (length - from <= farthestDigit) return true;
  for (let at = from; at < from + farthestDigit; at++) if (digitValue(text.charCodeAt(at)) >= 0) return true;
  return false;
}
