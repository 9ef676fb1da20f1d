import { trait, traitsOf } from "./hold-units.ts";
import { isHex } from "./text.ts";

/** A label after a number is looked for so far, with the character that ends it. */
const labelReach = 36;
/** What stands right behind that label may be announced by it instead, also over a line break. */
const behindLabel = 4;

/** A latitude and the longitude after it are so far apart, with the digits of that one. */
const positionReach = 42;

const mostGroups = 44;
const widestGap = 3;
const longestGroup = 110;

/** Groups of letters before the first digit of a number. */
const mostPrefixes = 5;

/** Start of the groups of a number that may go on, or whose label may still follow. */
export function numbersStart(text: string): number {
  const { length } = text;
  let from = signStart(text);
  let at = length;
  while (at > 0 && length - at <= positionReach) {
    if ((traitsOf(text.charCodeAt(at - 1)) & trait.part) === 0) {
      at--;
      continue;
    }
    const chain = readChain(text, at);
    if (chain.start < from && isOpen(text, at)) from = withSigns(text, chain.start);
    at = chain.next;
  }
  return from;
}

/** Start of the groups of a number that goes on over a place: what is found in one of them decides about the others. */
export function groupsStart(text: string, place: number): number {
  let end = place;
  while (
    end < text.length &&
    end - place < longestGroup &&
    (traitsOf(text.charCodeAt(end)) & trait.part) !== 0
  )
    end++;
  if (end === place) return place;
  const { start, digits, groups } = readChain(text, end);
  return groups > 1 && digits > 0 && start < place ? withSigns(text, start) : place;
}

/** The groups that end at a place; one object for all calls, since most words are looked at in vain. */
const chain = { start: 0, next: 0, digits: 0, units: 0, groups: 0, hasBlank: false, isDecimal: false };

function readChain(text: string, end: number): typeof chain {
  chain.start = end;
  chain.digits = 0;
  chain.units = 0;
  chain.groups = 0;
  chain.hasBlank = false;
  chain.isDecimal = false;
  let position = end;
  for (;;) {
    let start = position;
    let digits = 0;
    let hasLower = false;
    let isHexOnly = true;
    while (start > 0 && position - start < longestGroup) {
      const unit = text.charCodeAt(start - 1);
      const traits = traitsOf(unit);
      if ((traits & trait.part) === 0) break;
      if ((traits & trait.digit) !== 0) digits++;
      if ((traits & trait.lower) !== 0) hasLower = true;
      if (!isHex(unit)) isHexOnly = false;
      start--;
    }
    const length = position - start;
    const isSeries = length <= 5 && (!hasLower || length === 1);
    const isPair = length === 2 && isHexOnly;
    if (chain.groups === 0) chain.next = start;
    const isUnfinished = position === text.length;
    if (digits === 0 && !isSeries && !isPair && !isUnfinished) return chain;
    chain.groups++;
    chain.digits += digits;
    chain.units += length;
    if (digits >= 3 && text.charCodeAt(start - 1) === 0x2e) chain.isDecimal = true;
    if (chain.digits > 0 || chain.groups <= mostPrefixes) chain.start = start;
    chain.next = start;
    if (chain.groups > mostGroups) return chain;
    let gap = start;
    while (gap > 0 && start - gap <= widestGap && (traitsOf(text.charCodeAt(gap - 1)) & trait.gap) !== 0)
      gap--;
    if (gap === start || gap === 0 || start - gap > widestGap || endsPhrase(text, gap, start)) return chain;
    if ((traitsOf(text.charCodeAt(gap - 1)) & trait.part) === 0) return chain;
    if (start - gap > 1 || text.charCodeAt(gap) === 0x20 || text.charCodeAt(gap) === 0x0a)
      chain.hasBlank = true;
    position = gap;
  }
}

/** A comma or a full stop and a space, or a space and a plus. */
function endsPhrase(text: string, from: number, to: number): boolean {
  if (to - from < 2) return false;
  if (text.charCodeAt(from) === 0x2e) return true;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x2c || unit === 0x2b) return true;
  }
  return false;
}

function isOpen(text: string, end: number): boolean {
  const { length } = text;
  let at = end;
  while (at < length && (traitsOf(text.charCodeAt(at)) & trait.gap) !== 0) at++;
  // A bracket that closes the number is a part of it.
  if (at === length && at - end <= widestGap && !endsPhrase(text, end, at)) return true;
  if (chain.digits === 0) return false;
  at = end;
  while (at < length && (traitsOf(text.charCodeAt(at)) & trait.token) !== 0) at++;
  if (at === length) return true;
  if (chain.units < 5) return false;
  if (chain.isDecimal) return length - end <= positionReach;
  if (length - end > labelReach) return false;
  const next = text.charCodeAt(end);
  if (next !== 0x29 && next !== 0x5d && traitsOf(next) !== trait.gap && !chain.hasBlank) return false;
  for (let place = end; place < length - behindLabel; place++)
    if (text.charCodeAt(place) === 0x0a) return false;
  return true;
}

/** The signs before a number that are a part of it: `+41`, `(0)41`, `-52.1`. */
function withSigns(text: string, start: number): number {
  let at = start;
  for (let place = start; place > 0 && start - place < 3; place--) {
    const unit = text.charCodeAt(place - 1);
    if (unit === 0x2b || unit === 0x28 || unit === 0x2d || unit === 0xff0b) at = place - 1;
    else if (unit !== 0x20) break;
  }
  return at;
}

function signStart(text: string): number {
  return withSigns(text, text.length);
}
