import { isGap } from "../../core/hold.ts";
import { isAlphanumeric, isBlank, isQuote } from "./characters.ts";
import { longestKnotted } from "./contexts.ts";
import { joinsStrings } from "./disguise.ts";
import { isLoose } from "./hold-units.ts";

/** `"abc" + "def`, also before the next sign has come. */
export function openStrings(text: string): number {
  let hold = text.length;
  let at = text.length;
  while (at > 0 && isLoose(text.charCodeAt(at - 1))) at--;
  // The last string may be open.
  if (at > 0 && isQuote(text.charCodeAt(at - 1)) && followsString(text, at - 1)) at--;
  else at = text.length;
  for (let strings = 0; strings < 64; strings++) {
    at = joinStart(text, at);
    if (!isQuote(text.charCodeAt(at - 1))) return hold;
    const end = at - 1;
    at = end;
    while (at > 0 && end - at < 1200 && isLoose(text.charCodeAt(at - 1))) at--;
    if (at === end) return hold;
    hold = at;
    if (!isQuote(text.charCodeAt(at - 1))) return hold;
    at--;
  }
  return hold;
}

/** Whether a string that begins at an offset may go on with the one before it. */
function followsString(text: string, from: number): boolean {
  const at = joinStart(text, from);
  return at < from && isQuote(text.charCodeAt(at - 1));
}

/** Where blanks, and a sign between them that joins strings, begin before an offset. */
function joinStart(text: string, from: number): number {
  let at = from;
  while (at > 0 && isGap(text.charCodeAt(at - 1))) at--;
  if (joinsStrings(text.charCodeAt(at - 1))) at--;
  if (text.charCodeAt(at) === 0x2e && text.charCodeAt(at - 1) === 0x2e) at--;
  while (at > 0 && isGap(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Longest value that is compared to a name. */
const longestCompared = 300;

/** `"value`, `"value" ==`, `"value" === name`. */
export function openCompared(text: string): number {
  const { length } = text;
  let at = length;
  while (at > 0 && length - at < 140 && isNamed(text.charCodeAt(at - 1))) at--;
  const name = at;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  const signs = at;
  while (at > 0 && (text.charCodeAt(at - 1) === 0x3d || text.charCodeAt(at - 1) === 0x21)) at--;
  if (signs === at && name < length) return openString(text);
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  const quote = text.charCodeAt(at - 1);
  if (!isQuote(quote)) return openString(text);
  for (let start = at - 2; start >= 0 && at - start < longestCompared + 1; start--) {
    const unit = text.charCodeAt(start);
    if (unit === quote) return start + 1;
    if (isGap(unit)) return length;
  }
  return length;
}

/** What follows the last quote of a kind near by when there was no white space since, and it can begin a value. */
function openString(text: string): number {
  const { length } = text;
  const seen = new Set<number>();
  let hold = length;
  for (let at = length - 1; at >= 0 && length - at <= longestKnotted + 1; at--) {
    const unit = text.charCodeAt(at);
    if (isGap(unit)) return hold;
    if (!isQuote(unit) || seen.has(unit)) continue;
    seen.add(unit);
    if (!",:;)+".includes(text.charAt(at + 1))) hold = at + 1;
  }
  return hold;
}

function isNamed(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x5f || unit === 0x2d || unit === 0x2e || unit === 0x24;
}
