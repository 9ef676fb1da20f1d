import { isBlank, isLineBreak, isQuote, isWordUnit } from "./characters.ts";

/** Keys under which lists of names keep their values, and such as may stand between a name and its value. */
const valueKeys: ReadonlySet<string> = new Set(["value", "default", "content", "val"]);
const besideKeys: ReadonlySet<string> = new Set(["type", "sensitive", "secure", "secret", "nullable"]);

/**
 * Where the value begins that a line below a name gives under a key of its own.
 *
 * `- name: TOKEN`, `value: ...` of lists of variables, `variable "token" {`, `default = "..."` of Terraform. Gives -1 when
 * there is none.
 */
export function pairedAt(text: string, from: number, most: number): number {
  let at = from;
  while (at < most) {
    while (isLineBreak(text.charCodeAt(at)) || isBlank(text.charCodeAt(at))) at++;
    const key = keyAt(text, at);
    if (key === undefined) return -1;
    if (valueKeys.has(key.word)) return key.value;
    if (!besideKeys.has(key.word)) return -1;
    at = key.value;
    while (at < most && !isLineBreak(text.charCodeAt(at))) at++;
  }
  return -1;
}

function isKeyUnit(unit: number): boolean {
  return isWordUnit(unit) || unit === 0x2e;
}

/** Where the value begins behind `"name", "value":`; the offset itself if no key stands there, -1 if another one does. */
export function pairedKey(text: string, at: number, most: number): number {
  const key = keyAt(text, at);
  if (key === undefined || key.start === at) return at;
  return valueKeys.has(key.word) && key.value < most ? key.value : -1;
}

interface Key {
  readonly start: number;
  readonly word: string;
  /** Where its value begins. */
  readonly value: number;
}

const longestKey = 64;

/** A word that `:` or `=` follows, in quotation marks or not. */
function keyAt(text: string, from: number): Key | undefined {
  let start = from;
  while (isQuote(text.charCodeAt(start)) || text.charCodeAt(start) === 0x5c) start++;
  let end = start;
  while (end - start <= longestKey && isKeyUnit(text.charCodeAt(end))) end++;
  if (end === start || end - start > longestKey) return undefined;
  let at = end;
  while (isQuote(text.charCodeAt(at)) || text.charCodeAt(at) === 0x5c) at++;
  while (isBlank(text.charCodeAt(at))) at++;
  const unit = text.charCodeAt(at);
  if (unit !== 0x3a && unit !== 0x3d) return undefined;
  at++;
  while (isBlank(text.charCodeAt(at))) at++;
  return { start, word: text.slice(start, end).toLowerCase(), value: at };
}

/** The end of the tag at an offset, or -1. */
export function afterTag(text: string, at: number, most: number): number {
  const end = text.slice(at, most).indexOf(">");
  return end < 0 ? -1 : at + end + 1;
}
