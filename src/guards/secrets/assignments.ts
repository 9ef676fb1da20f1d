import { isAlphanumeric, isBlank, isDigit, isLineBreak, isQuote, isWordUnit } from "./characters.ts";
import { afterTag, pairedAt, pairedKey } from "./pairs.ts";
import { isFiller, isVerb, isVerbUnit, spokenAt } from "./spoken.ts";

/** The name that a word such as `token` is part of. */
export interface Name {
  readonly start: number;
  readonly end: number;
}

/** Longest name, and farthest a value may begin from it without words in between. */
const longestName = 64;
const widestGap = 40;

/** The whole name around a part of it: `DEEPGRAM_API_TOKEN` around `token`. */
export function nameAround(text: string, start: number, end: number): Name {
  let from = start;
  while (from > 0 && start - from < longestName && isNameUnit(text.charCodeAt(from - 1))) from--;
  // `\napi_key` in a JSON string: the letter belongs to the escape.
  if (from > 0 && from < start && text.charCodeAt(from - 1) === 0x5c) from++;
  let to = end;
  while (to < text.length && to - end < longestName && isNameUnit(text.charCodeAt(to))) to++;
  while (to > end && text.charCodeAt(to - 1) === 0x2e) to--;
  return { start: from, end: to };
}

function isNameUnit(unit: number): boolean {
  return isWordUnit(unit) || unit === 0x2e || unit === 0x24;
}

/** Words that may stand between a name and its value in code and markup. */
const betweenWords: ReadonlySet<string> = new Set([
  "string",
  "str",
  "text",
  "value",
  "default",
  "content",
  "const",
  "char",
  "varchar",
  "std",
  "final",
]);

/**
 * Where the value that is assigned to a name begins: after `=`, `:`, `=>`, `:=`, `==`, `>`, `|`, `(`, `,`, or a verb.
 *
 * Gives -1 when no value is assigned.
 *
 * @param isSpoken Whether words of a sentence may stand in between, see {@link spokenAt}.
 */
export function assignedAt(text: string, name: Name, isSpoken = true): number {
  const isOption = text.charCodeAt(name.start) === 0x2d;
  const most = Math.min(text.length, name.end + widestGap);
  let assigned = false;
  let crossed = false;
  let listed = false;
  let words = 0;
  let at = name.end;
  while (at < most) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) {
      if (isOption && at === name.end && isOptionValue(text.charCodeAt(at + 1))) return at + 1;
      at++;
      continue;
    }
    if (isLineBreak(unit)) {
      // Only markup puts a value on a line of its own, and lists of names with their values.
      if (!crossed) return assigned ? -1 : pairedAt(text, at, most);
      at++;
      continue;
    }
    if (unit === 0x3d || unit === 0x3a || unit === 0xff1a || unit === 0xff1d || isVerbUnit(unit)) {
      assigned = true;
      at++;
      continue;
    }
    if (unit === 0x3e) {
      // `scheme://<user>:<password>@host`
      if (text.charCodeAt(at + 1) === 0x40 && text.charCodeAt(name.start - 1) === 0x3c) return -1;
      crossed = !assigned;
      assigned = true;
      at++;
      continue;
    }
    if (unit === 0x3c && !assigned) {
      // `<b>password</b>: value`, `<td>password</td><td>value</td>`.
      const tag = afterTag(text, at, most);
      if (tag < 0) return -1;
      assigned = text.charCodeAt(at + 1) !== 0x2f;
      at = tag;
      continue;
    }
    if (unit === 0x7b && !assigned) {
      at++;
      continue;
    }
    if (unit === 0x28 || unit === 0x2c || unit === 0x7c) {
      // `set("token", "value")`, `token (value)`, `| token | value |`; a comma after a bare word lists names.
      if (unit === 0x2c && !isQuote(text.charCodeAt(at - 1))) return -1;
      if (unit === 0x7c && !isCell(text, name.start)) return -1;
      listed ||= unit === 0x2c;
      assigned = true;
      at++;
      continue;
    }
    if (
      unit === 0x21 ||
      unit === 0x3f ||
      unit === 0x2b ||
      unit === 0x5d ||
      unit === 0x7d ||
      unit === 0x2a ||
      (unit === 0x26 && assigned)
    ) {
      at++;
      continue;
    }
    if (unit === 0x5b) {
      // `char secret[25] = `; anything else in brackets is the value.
      let close = at + 1;
      while (isDigit(text.charCodeAt(close))) close++;
      if (text.charCodeAt(close) === 0x5d && !assigned) {
        at = close + 1;
        continue;
      }
      if (!assigned) return -1;
      at++;
      continue;
    }
    if (unit === 0x29) {
      // `getenv("TOKEN") || "value"`.
      at++;
      continue;
    }
    if (unit === 0x40 && isQuote(text.charCodeAt(at + 1)) && assigned) return at + 1;
    // `my password's ...`
    if (at === name.end && isPossessive(text, at)) {
      assigned = true;
      at += 2;
      continue;
    }
    if (unit === 0x5c || isQuote(unit)) {
      const opens = assigned && !closesName(text, at);
      if (opens) return listed ? pairedKey(text, at, most) : at;
      if (!assigned && at > name.end && isQuote(unit) && isBlank(text.charCodeAt(at - 1))) return at;
      at++;
      continue;
    }
    if (isAlphanumeric(unit) && words < 3) {
      let end = at;
      while (end < most && isAlphanumeric(text.charCodeAt(end))) end++;
      const word = end - at < 9 ? text.slice(at, end).toLowerCase() : "";
      if (isVerb(word) && !assigned && endsVerb(text.charCodeAt(end))) {
        assigned = true;
        words++;
        at = end;
        continue;
      }
      if (assigned && isFiller(word) && endsVerb(text.charCodeAt(end))) {
        at = end;
        continue;
      }
      if (betweenWords.has(word) && announcesValue(text, end)) {
        words++;
        at = end;
        assigned = false;
        continue;
      }
    }
    if (assigned) return at;
    // `user:password@host:1234/name`
    if (at === name.end && unit === 0x40) return -1;
    return isSpoken ? spokenAt(text, at, most) : -1;
  }
  return -1;
}

/** `'s` behind a word. */
function isPossessive(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return (
    (unit === 0x27 || unit === 0x2019) &&
    (text.charCodeAt(at + 1) | 32) === 0x73 &&
    isBlank(text.charCodeAt(at + 2))
  );
}

/** Whether a name stands in a cell of a table. */
function isCell(text: string, start: number): boolean {
  let at = start - 1;
  while (
    at >= 0 &&
    (isBlank(text.charCodeAt(at)) || isQuote(text.charCodeAt(at)) || text.charCodeAt(at) === 0x2a)
  )
    at--;
  return text.charCodeAt(at) === 0x7c;
}

function endsVerb(unit: number): boolean {
  return isBlank(unit) || unit === 0x3a;
}

function isOptionValue(unit: number): boolean {
  return isAlphanumeric(unit) || isQuote(unit);
}

/** Whether a quote ends the name instead of beginning a value: what follows it is an assignment. */
function closesName(text: string, at: number): boolean {
  let next = at;
  while (text.charCodeAt(next) === 0x5c) next++;
  next++;
  while (isBlank(text.charCodeAt(next))) next++;
  const unit = text.charCodeAt(next);
  return unit === 0x3a || (unit === 0x3d && text.charCodeAt(next + 1) === 0x3e);
}

/** Whether an assignment follows the type or attribute at hand. */
function announcesValue(text: string, at: number): boolean {
  let next = at;
  while (isBlank(text.charCodeAt(next)) || text.charCodeAt(next) === 0x5d) next++;
  const unit = text.charCodeAt(next);
  return unit === 0x3d || unit === 0x3a;
}

/** The end of a quoted value that is compared to a name: `"value" === password`; -1 when there is none. */
export function comparedBefore(text: string, name: Name): number {
  let at = name.start;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  let signs = 0;
  while (at > 0 && (text.charCodeAt(at - 1) === 0x3d || text.charCodeAt(at - 1) === 0x21)) {
    at--;
    signs++;
  }
  if (signs < 2) return -1;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return isQuote(text.charCodeAt(at - 1)) ? at - 1 : -1;
}
