import { isEastAsian } from "../../core/hold.ts";
import { isAlphanumeric, isBlank, isLineBreak, isQuote, isWordUnit } from "./characters.ts";

/** A value next to a name, and how it was written. Offsets are those of the text it was read from. */
export interface Value {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether it stood in quotation marks that were closed. */
  readonly quoted: boolean;
}

/** Longest value that is read. */
const longest = 600;

const backslash = 0x5c;

/** Reads the value at an offset; undefined when there is none. `opened` says that the quote before it was skipped. */
export function readValue(text: string, at: number): Value | undefined {
  let start = at;
  let slashes = 0;
  while (text.charCodeAt(start) === backslash) {
    slashes++;
    start++;
  }
  const quote = text.charCodeAt(start);
  if (isQuote(quote)) {
    start++;
    // Back-ticks and quotes within quotes: `'"value"'`, `"\`value\`"`.
    if (isQuote(text.charCodeAt(start)) && text.charCodeAt(start) !== quote) return readValue(text, start);
    return readQuoted(text, start, closing(quote), slashes);
  }
  return slashes > 0 ? undefined : readBare(text, at);
}

function closing(quote: number): number {
  if (quote === 0x2018 || quote === 0x201c || quote === 0x300c || quote === 0x300e) return quote + 1;
  if (quote === 0xab) return 0xbb;
  return quote;
}

function readQuoted(text: string, start: number, quote: number, slashes: number): Value | undefined {
  const most = Math.min(text.length, start + longest);
  for (let at = start; at < most; at++) {
    const unit = text.charCodeAt(at);
    if (isLineBreak(unit)) return undefined;
    if (unit === backslash && slashes === 0) {
      at++;
      continue;
    }
    if (unit !== quote) continue;
    const end = at - slashes;
    if (end <= start) return undefined;
    return { start, end, text: text.slice(start, end), quoted: true };
  }
  return undefined;
}

/** Ends of a value without quotes; sentences end it as well when a blank follows. */
function endsBare(unit: number): boolean {
  return (
    isBlank(unit) ||
    isLineBreak(unit) ||
    isQuote(unit) ||
    unit === backslash ||
    unit === 0x3c ||
    unit === 0x3e ||
    unit === 0x7c ||
    // CJK punctuation and full-width forms.
    (unit >= 0x3001 && unit <= 0x303f) ||
    (unit >= 0xff01 && unit <= 0xff0f) ||
    (unit >= 0xff1a && unit <= 0xff1f) ||
    Number.isNaN(unit)
  );
}

function readBare(text: string, start: number): Value | undefined {
  const most = Math.min(text.length, start + longest);
  let end = start;
  while (end < most && !endsBare(text.charCodeAt(end))) {
    const unit = text.charCodeAt(end);
    // `key=value&other=...`, `key=value;other=...`, `f(key=value)`; what follows a reference stays with it.
    if ((unit === 0x3b || unit === 0x2c) && end > start) break;
    if (unit === 0x26 && end > start && joinsFields(text, end)) break;
    // Words of scripts without blanks follow a value at once.
    if (isEastAsian(unit) && end - start > 3 && isAlphanumeric(text.charCodeAt(start))) break;
    end++;
  }
  end = trimEnd(text, start, end);
  return end > start ? { start, end, text: text.slice(start, end), quoted: false } : undefined;
}

/** Longest name of a field. */
const longestField = 40;

/** Whether `&` is followed by a further field, `&name=`, or begins an entity; passwords hold it as well. */
function joinsFields(text: string, at: number): boolean {
  let end = at + 1;
  while (end - at <= longestField && (isWordUnit(text.charCodeAt(end)) || text.charCodeAt(end) === 0x2e))
    end++;
  const unit = text.charCodeAt(end);
  return unit === 0x3d || unit === 0x5b || unit === 0x26 || unit === 0x3b || end === at + 1;
}

/** Leaves out brackets that were opened before the value, and the punctuation of sentences. */
function trimEnd(text: string, start: number, from: number): number {
  let end = from;
  while (end > start) {
    const last = text.charAt(end - 1);
    if (last === "." || last === "," || last === ":" || last === ";" || last === "!" || last === "?") {
      // Passwords end in `!`, too: not when nothing follows.
      if (last === "!" && end === from && end - start < 24) break;
      end--;
    } else if (
      (last === ")" && !opens(text, start, end, "(")) ||
      (last === "]" && !opens(text, start, end, "["))
    )
      end--;
    else if (last === "}" && !opens(text, start, end, "{")) end--;
    else if (last === "*" && text.charAt(end - 2) === "*" && end - start > 4) end -= 2;
    else break;
  }
  return end;
}

function opens(text: string, start: number, end: number, bracket: string): boolean {
  return text.slice(start, end).includes(bracket);
}
