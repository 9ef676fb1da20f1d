import { isAlphanumeric, isDigit, isHex, kindOf, unitAt, unitKind } from "./text.ts";

/** Where what a digit is part of ends when it is nobody's at a glance, so that most digits of code cost little; -1 otherwise. */
export function endOfPlain(text: string, at: number): number {
  const end = endOfLone(text, at);
  if (end >= 0) return end;
  const measure = endOfMeasure(text, at);
  return measure >= 0 ? measure : endOfEscape(text, at);
}

/** Where the escape of a character ends in which a digit stands, such as `\u00e9` or `\x1b`; -1 for anything else. */
function endOfEscape(text: string, at: number): number {
  let start = at;
  while (at - start < 4 && isHex(unitAt(text, start - 1))) start--;
  const length = unitAt(text, start - 1) === 0x75 ? 4 : unitAt(text, start - 1) === 0x78 ? 2 : 0;
  if (length === 0 || unitAt(text, start - 2) !== 0x5c) return -1;
  let end = start;
  while (end - start < length && isHex(unitAt(text, end))) end++;
  return end - start === length && end > at && !isAlphanumeric(unitAt(text, end)) ? end : -1;
}

/** Where a measure or a colour of code ends, such as `0.25rem` or `#0d6efd`; -1 for anything else. */
function endOfMeasure(text: string, at: number): number {
  let end = at + 1;
  if (unitAt(text, at - 1) === 0x23) {
    while (end - at < 9 && isHex(unitAt(text, end))) end++;
    const isColour = (end - at === 6 || end - at === 3) && !isAlphanumeric(unitAt(text, end));
    return isColour && kindOf(unitAt(text, end)) !== unitKind.gap ? end : -1;
  }
  while (end - at < 4 && isDigit(unitAt(text, end))) end++;
  if (unitAt(text, end) !== 0x2e || isAlphanumeric(unitAt(text, at - 1))) return -1;
  const point = end++;
  while (end - point < 9 && isDigit(unitAt(text, end))) end++;
  const next = unitAt(text, end);
  const isEnd = next === 0x3b || next === 0x29 || next === 0x25 || next === 0x7d || isSmall(next);
  return isEnd && end > point + 1 ? end : -1;
}

function isSmall(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

/** Where a few letters and digits end that stand alone, with nothing after them that goes on; -1 when they have to be read. */
function endOfLone(text: string, at: number): number {
  let end = at + 1;
  while (end - at < 4 && isAlphanumeric(unitAt(text, end))) end++;
  if (end - at > 3 || (at > 0 && isAlphanumeric(unitAt(text, at - 1)))) return -1;
  const before = unitAt(text, at - 1);
  const next = unitAt(text, end);
  if (next >= 0x80 || next === 0x3a || before === 0x3a || before === 0x2b) return -1;
  if (kindOf(next) !== unitKind.gap) return end - at < 3 ? end : -1;
  // A gap, and then neither a digit nor a letter nor another gap.
  const after = unitAt(text, end + 1);
  return end - at < 3 && after < 0x80 && !isAlphanumeric(after) && kindOf(after) !== unitKind.gap ? end : -1;
}
