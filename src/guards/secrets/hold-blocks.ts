import { isAlphanumeric, isBlank, isLineBreak } from "./characters.ts";

const begin = "-----BEGIN";
const longestBlock = 20_000;

/** Where a private key begins that is not complete; the length of the text when there is none. */
export function openKey(text: string): number {
  return Math.min(openPem(text), openPutty(text));
}

function openPem(text: string): number {
  const { length } = text;
  const start = text.lastIndexOf(begin);
  if (start < 0 || length - start > longestBlock) return length;
  let at = start + begin.length;
  let name = "";
  while (at < length && isHeaderUnit(text, at) && name.length <= 40) name += text.charAt(at++);
  if (at === length) return start;
  if (!name.includes("PRIVATE KEY") && !name.startsWith("OpenVPN ", 1)) return length;
  const end = text.indexOf("-----END", at);
  if (end >= 0) return text.indexOf("-----", end + 8) >= 0 || length - end > 68 ? length : start;
  return isBody(text, at) ? start : length;
}

/** One hyphen stands in `OpenVPN tls-crypt-v2 client key`; more of them end a header. */
function isHeaderUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x20 || isAlphanumeric(unit) || (unit === 0x2d && text.charCodeAt(at + 1) !== 0x2d);
}

/** Marks that end a run in a block without ending the block: of strings, listings, and of escaped line breaks. */
const marks = "\\\"'*>#|";

/** Fewest characters of a run after which words with blanks between them may still be part of a block. */
const longRun = 16;

/** Whether all that follows a header can stand in a block; sentences cannot. */
function isBody(text: string, from: number): boolean {
  let at = from;
  while (
    at - from < 24 &&
    at < text.length &&
    !isLineBreak(text.charCodeAt(at)) &&
    text.charAt(at) !== "\\"
  ) {
    if (isAlphanumeric(text.charCodeAt(at)) && text.startsWith("-----", at - 5)) break;
    at++;
  }
  let run = 0;
  let longest = 0;
  let isHeader = false;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isKeyUnit(unit)) {
      run++;
      if (run > longest) longest = run;
    } else if (unit === 0x3a || unit === 0x2c || unit === 0x2d) isHeader = true;
    else if (isLineBreak(unit)) {
      run = 0;
      isHeader = false;
    } else if (isBlank(unit)) {
      const isWord = run > 0 && run < longRun && !isHeader && !isLineBreak(text.charCodeAt(at - 1));
      if (isWord && longest < longRun && isAlphanumeric(text.charCodeAt(at + 1))) return false;
      run = 0;
    } else if (marks.includes(text.charAt(at))) run = 0;
    else return false;
  }
  return true;
}

function isKeyUnit(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x2b || unit === 0x2f || unit === 0x3d;
}

/** Farthest the key may stand below its header; another header in between becomes part of the first one's block. */
const farthestKey = 1100;

function openPutty(text: string): number {
  const { length } = text;
  let hold = length;
  let start = text.lastIndexOf("PuTTY-User-Key-File-");
  for (
    ;
    start >= 0 && length - start < longestBlock;
    start = text.lastIndexOf("PuTTY-User-Key-File-", start - 1)
  ) {
    const lines = text.indexOf("Private-Lines:", start);
    const isNear = length - start < farthestKey || (lines < 0 && length - start < 4200);
    if (isNear || (lines >= 0 && isBody(text, lines + 14)) || hold - start < farthestKey) hold = start;
    if (start === 0) break;
  }
  return hold;
}
