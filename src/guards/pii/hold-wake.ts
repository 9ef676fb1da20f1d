import { isEastAsian } from "../../core/hold.ts";
import { survey } from "../../core/survey.ts";
import { createViews } from "../../core/views.ts";
import { announces, wakingLabels } from "./hold-labels.ts";
import { isAddressOpen, isFieldOfTable, isInNamedTable, mayBeNamed } from "./hold-phrases.ts";
import type { LabelHit } from "./labels.ts";
import { endOfPlain } from "./skips.ts";
import { digitValue, isHex, isLetter } from "./text.ts";

/** A label stands no farther than this, marks included, before what it announces and what is held. */
const labelReach = 60;

/** The same for codes of banks and names of users. */
const codeReach = 48;

/** Encoded text shows in so many characters before what is looked at. */
const lookback = 120;

/** A longer text is not read in its other forms: the guard looks at it. */
const longestRead = 512;

/** Fewest of the digits in words that are a number. */
const fewestDigits = 4;

/**
 * Whether anything that stands from an offset on can be, announce or begin a finding; see `Guard.wakes`.
 *
 * A value holds a digit or an `@`, or stands behind a label and begins with a capital or in a script without them, or is
 * written in words or in another form.
 *
 * @param readsAges Ages are as short as the numbers that are passed over at a glance.
 */
export function wakesPii(text: string, from: number, readsAges = false): number {
  return hasMark(text, from, readsAges) ||
    hasLabel(text, from) ||
    hasNames(text, from) ||
    isEncoded(text, from)
    ? 1
    : 0;
}

function hasMark(text: string, from: number, readsAges: boolean): boolean {
  const { length } = text;
  for (let at = from; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) {
      if (!isCalm(unit)) return true;
      continue;
    }
    if (unit >= 0x61) continue;
    if (unit === 0x40) return true;
    if (unit >= 0x30 && unit <= 0x39) {
      const end = readsAges ? -1 : endOfPlain(text, at);
      if (end < 0 || end >= length - 2 || "=%#&+\\".includes(text.charAt(at - 1))) return true;
      at = end - 1;
    } else if (
      (unit === 0x25 || unit === 0x26 || unit === 0x3d || unit === 0x5c) &&
      beginsEscape(text.charCodeAt(at + 1), unit)
    )
      return true;
  }
  return false;
}

/** Whether a sign and the unit behind it, which may not have come, begin an escape. */
function beginsEscape(next: number, sign: number): boolean {
  if (Number.isNaN(next)) return true;
  // A line that goes on behind its end; the other escapes with this sign have a digit.
  if (sign === 0x3d) return next === 0x0a || next === 0x0d;
  if (sign === 0x26) return next === 0x23 || isLetter(next);
  return isHex(next) || (sign === 0x5c && ((next | 32) === 0x75 || (next | 32) === 0x78 || next === 0x5c));
}

/** Whether a unit outside ASCII says nothing of a value: East Asian script, dashes, quotation marks and most emoji. */
function isCalm(unit: number): boolean {
  if (isEastAsian(unit)) return digitValue(unit) < 0 && !(unit >= 0xff01 && unit <= 0xff5e && !isStop(unit));
  if (unit >= 0xd800 && unit <= 0xdfff)
    return unit !== 0xd835 && !(unit >= 0xdd00 && unit <= 0xdd9f) && unit < 0xdfce;
  return unit >= 0x2013 && unit <= 0x2026;
}

/** Stops, commas, colons and brackets in full width. */
function isStop(unit: number): boolean {
  return unit <= 0xff0e || unit === 0xff1a || unit === 0xff1b || unit === 0xff1f;
}

function hasLabel(text: string, from: number): boolean {
  // Labels may be written in letters that are folded.
  for (let at = Math.max(0, from - labelReach); at < from; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80 && !isCalm(unit)) return true;
  }
  let digits = 0;
  for (const hit of wakingLabels().find(text, Math.max(0, from - labelReach), text.length)) {
    if (hit.label.kinds.has(announces.digit)) digits++;
    else if (announcesMore(text, hit)) return true;
  }
  return digits >= fewestDigits;
}

/** Whether what follows a label may be announced by it. */
function announcesMore(text: string, { label: { kinds }, end }: LabelHit): boolean {
  if (kinds.has(announces.joint)) return true;
  if (kinds.has(announces.code) && text.length - end < codeReach) return true;
  if (kinds.has(announces.address) && isAddressOpen(text, end)) return true;
  return (kinds.has(announces.name) || kinds.has(announces.field)) && mayBeNamed(text, end);
}

/** A row of a table is read no farther than this. */
const longestRow = 420;

/** Whether there is a column of names, or one began above. */
function hasNames(text: string, from: number): boolean {
  const least = Math.max(0, from - longestRow);
  const last = text.lastIndexOf("|");
  if (last < least) return false;
  for (
    let bar = text.indexOf("|", Math.max(least, from - labelReach));
    bar >= 0;
    bar = text.indexOf("|", bar + 1)
  )
    if (isFieldOfTable(text, bar)) return true;
  return isInNamedTable(text, from) || isInNamedTable(text, text.length);
}

/** Whether a part of the text can be read in another form; escapes are seen by their signs. */
function isEncoded(text: string, from: number): boolean {
  const start = Math.max(0, from - lookback);
  const recent = text.slice(start);
  const { tokens, numbers, morse, wrapped, unnatural, base85 } = survey(recent);
  let first = (numbers ?? morse ?? wrapped ?? unnatural ?? base85) === undefined ? recent.length : 0;
  // What is encoded in one token is held as a whole.
  if (tokens?.some((place) => place > from - start)) first = Math.min(first, from - start);
  if (first === recent.length || recent.length > longestRead) return first < recent.length;
  return createViews(recent.slice(first)).scanned.some(({ via }) => via.length > 0);
}
