// Packs are ASCII, so that engines keep them at one byte a character and files need no escapes. What else there is in a pattern
// is written with marks and the digits of base 64; marks of the text itself are doubled. Quotation marks, of which patterns hold
// more than backticks, change places with them: minifiers write as a template what holds fewer backticks, and engines read
// strings more than twice as fast.
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/** Before digits: units of the same 64 as the last one; behind digits: what follows is no digit of theirs. */
const sameMark = "~";
/** The first unit for private use, which names the group that most patterns share; written as any other unit itself. */
const firstMark = "&";
/** Before two digits: one of the first units for private use, by which groups are named. */
const privateMark = "@";
/** Before three digits and more: a unit of another 64, and further ones of these. */
const otherMark = "%";

const firstCode = 0x26;
const sameCode = 0x7e;
const privateCode = 0x40;
const otherCode = 0x25;

const quotationCode = 0x22;
const backtickCode = 0x60;

const firstPrivate = 0xe000;
const lastPrivate = 0xefff;

/** Small letters of Greek, Cyrillic and Arabic are in one 64 each when counted from here. */
const shift = 0x20;

/** Writes a text in ASCII. */
export function writeAscii(text: string): string {
  let written = "";
  let last = -1;
  /** Whether digits of units were written last, which go on for as long as there are digits. */
  let isOpen = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (!isForeign(unit)) {
      const own = writeUnit(unit);
      if (isOpen && (own.startsWith(sameMark) || digits.includes(own))) written += sameMark;
      written += own;
      isOpen = false;
      continue;
    }
    const moved = unit - shift;
    if (moved >> 6 !== last) {
      last = moved >> 6;
      written += otherMark + digit(last >> 6) + digit(last);
    } else if (!isOpen) written += sameMark;
    written += digit(moved);
    isOpen = true;
  }
  return written;
}

/** Written as digits: neither ASCII nor the name of a group. The character that names the first group is no ASCII here. */
function isForeign(unit: number): boolean {
  return unit === firstCode || (unit >= 0x80 && (unit < firstPrivate || unit > lastPrivate));
}

function writeUnit(unit: number): string {
  if (unit === firstPrivate) return firstMark;
  if (unit > firstPrivate) return privateMark + digit((unit - firstPrivate) >> 6) + digit(unit);
  const character = String.fromCharCode(unit);
  if (unit === sameCode || unit === privateCode || unit === otherCode) return character + character;
  if (unit === quotationCode) return "`";
  return unit === backtickCode ? '"' : character;
}

function digit(value: number): string {
  return digits.charAt(value & 63);
}

/** Reads what {@link writeAscii} wrote. */
export function readAscii(text: string): string {
  let read = "";
  let last = 0;
  /** Where the text begins that is not copied yet. */
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isRewritten(code)) continue;
    if (at > from) read += text.slice(from, at);
    from = at + 1;
    if (code === firstCode) read += String.fromCharCode(firstPrivate);
    else if (code === quotationCode) read += "`";
    else if (code === backtickCode) read += '"';
    else if (text.charCodeAt(from) === code) at = from;
    else if (code === privateCode) {
      read += String.fromCharCode(firstPrivate + 64 * valueAt(text, at + 1) + valueAt(text, at + 2));
      at += 2;
      from = at + 1;
    } else {
      if (code === otherCode) {
        last = 64 * valueAt(text, at + 1) + valueAt(text, at + 2);
        from += 2;
      }
      for (let value = valueAt(text, from); value >= 0; value = valueAt(text, from)) {
        read += String.fromCharCode(64 * last + value + shift);
        from++;
      }
      if (text.charCodeAt(from) === sameCode) from++;
      at = from - 1;
    }
  }
  return from === 0 ? text : read + text.slice(from);
}

/** Whether a character stands for something else, or begins what does. */
function isRewritten(code: number): boolean {
  return (
    code === firstCode ||
    code === sameCode ||
    code === privateCode ||
    code === otherCode ||
    code === quotationCode ||
    code === backtickCode
  );
}

/** The value of a digit, -1 for anything else. */
function valueAt(text: string, at: number): number {
  return at < text.length ? digits.indexOf(text.charAt(at)) : -1;
}
