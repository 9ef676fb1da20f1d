import { isAlphanumeric, isDigit, isHex, kindOf, unitKind } from "./text.ts";

/** Where what a digit is part of ends when it is nobody's at a glance, so that most digits of code cost little; -1 otherwise. */
export function endOfPlain(text: string, at: number): number {
  return Math.max(endOfLone(text, at), endOfMeasure(text, at));
}

/** Where a measure or a colour of code ends, such as `0.25rem` or `#0d6efd`; -1 for anything else. */
function endOfMeasure(text: string, at: number): number {
  let end = at + 1;
  if (text.charCodeAt(at - 1) === 0x23) {
    while (end - at < 9 && isHex(text.charCodeAt(end))) end++;
    const isColour = (end - at === 6 || end - at === 3) && !isAlphanumeric(text.charCodeAt(end));
    return isColour && kindOf(text.charCodeAt(end)) !== unitKind.gap ? end : -1;
  }
  while (end - at < 4 && isDigit(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) !== 0x2e || isAlphanumeric(text.charCodeAt(at - 1))) return -1;
  const point = end++;
  while (end - point < 9 && isDigit(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  const isEnd = next === 0x3b || next === 0x29 || next === 0x25 || next === 0x7d || isSmall(next);
  return isEnd && end > point + 1 ? end : -1;
}

function isSmall(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

/** Where a few letters and digits end that stand alone, with nothing after them that goes on; -1 when they have to be read. */
function endOfLone(text: string, at: number): number {
  let end = at + 1;
  while (end - at < 4 && isAlphanumeric(text.charCodeAt(end))) end++;
  if (end - at > 3 || (at > 0 && isAlphanumeric(text.charCodeAt(at - 1)))) return -1;
  const before = text.charCodeAt(at - 1);
  const next = text.charCodeAt(end);
  if (next >= 0x80 || next === 0x3a || before === 0x3a || before === 0x2b) return -1;
  if (kindOf(next) !== unitKind.gap) return end - at < 3 ? end : -1;
  // A gap, and then neither a digit nor a letter nor another gap.
  const after = text.charCodeAt(end + 1);
  return end - at < 3 && after < 0x80 && !isAlphanumeric(after) && kindOf(after) !== unitKind.gap ? end : -1;
}
