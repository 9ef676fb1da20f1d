// Packs are ASCII, so that engines keep them at one byte a character and files need no escapes. What else there is in a pattern
// is written with marks and the digits of base 64; marks of the text itself are doubled. Quotation marks, of which patterns hold
// more than backticks, change places with them: minifiers write as a template what holds fewer backticks, and engines read
// strings more than twice as fast.
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/** Before one digit: a unit of the same 64 as the last one. */
const sameMark = "~";
/** The first unit for private use, which names the group that most patterns share; written as any other unit itself. */
const firstMark = "&";
/** Before two digits: one of the first units for private use, by which groups are named. */
const privateMark = "@";
/** Before three digits: a unit of another 64. */
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
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const unit = text.charCodeAt(at);
    const moved = unit - shift;
    if (character === sameMark || character === privateMark || character === otherMark) {
      written += character + character;
    } else if (unit === quotationCode) written += "`";
    else if (unit === backtickCode) written += '"';
    else if (unit < 0x80 && unit !== firstCode) written += character;
    else if (unit === firstPrivate) written += firstMark;
    else if (unit >= firstPrivate && unit <= lastPrivate) {
      written += privateMark + digit((unit - firstPrivate) >> 6) + digit(unit);
    } else if (moved >> 6 === last) written += sameMark + digit(moved);
    else {
      last = moved >> 6;
      written += otherMark + digit(last >> 6) + digit(last) + digit(moved);
    }
  }
  return written;
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
    if (code === quotationCode || code === backtickCode) {
      read += code === quotationCode ? "`" : '"';
      from = at + 1;
      continue;
    }
    if (code === firstCode) {
      read += String.fromCharCode(firstPrivate);
      from = at + 1;
      continue;
    }
    if (text.charCodeAt(at + 1) === code) {
      from = at + 1;
      at++;
      continue;
    }
    if (code === privateCode) {
      read += String.fromCharCode(firstPrivate + 64 * valueAt(text, at + 1) + valueAt(text, at + 2));
      at += 2;
    } else {
      if (code === otherCode) {
        last = 64 * valueAt(text, at + 1) + valueAt(text, at + 2);
        at += 2;
      }
      read += String.fromCharCode(64 * last + valueAt(text, at + 1) + shift);
      at++;
    }
    from = at + 1;
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

function valueAt(text: string, at: number): number {
  return digits.indexOf(text.charAt(at));
}
