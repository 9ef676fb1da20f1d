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

/** A mark of the text itself, one of a group, units as digits, or what changed places. */
const marked = /([~@%])\1|@..|(?:%..|~)[\w-]+~?|[&"`]/g;

/** Reads what {@link writeAscii} wrote. */
export function readAscii(text: string): string {
  let last = 0;
  return text.replace(marked, (mark, own: string | undefined) => {
    const code = mark.charCodeAt(0);
    if (own !== undefined) return own;
    if (code === quotationCode) return "`";
    if (code === backtickCode) return '"';
    if (code === firstCode) return nameOf(0);
    if (code === privateCode) return nameOf(valuesAt(mark, 1));
    if (code === otherCode) last = valuesAt(mark, 1);
    const end = mark.endsWith(sameMark) ? mark.length - 1 : mark.length;
    let read = "";
    for (let at = code === otherCode ? 3 : 1; at < end; at++)
      read += String.fromCharCode(64 * last + valueAt(mark, at) + shift);
    return read;
  });
}

/** The name of a group. */
function nameOf(number: number): string {
  return String.fromCharCode(firstPrivate + number);
}

function valuesAt(text: string, at: number): number {
  return 64 * valueAt(text, at) + valueAt(text, at + 1);
}

function valueAt(text: string, at: number): number {
  return digits.indexOf(text.charAt(at));
}
