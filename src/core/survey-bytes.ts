/** The characters of a text as bytes: ASCII as it is, anything else as {@link foreign}. */
export interface Characters {
  /** Characters from {@link first} on, with blanks before and behind them. */
  readonly bytes: Uint8Array;
  /** The same memory, two characters at a time, the first one in the lower byte. */
  readonly pairs: Uint16Array;
}

/** Where the first character stands. */
export const first = 4;

/** Stands for a character outside ASCII: a quote, which is part of nothing that is looked for. */
export const foreign = 0x22;

/** Blanks and a stop behind the last character, so that no look ahead reads what was there before. */
const margin = 16;

/** Texts up to this long share one piece of memory. */
const shared = 65_536;

const blank = 0x20;

/** Made when the first text is read. */
let tools:
  | { readonly encoder: TextEncoder; readonly scratch: Characters; readonly target: Uint8Array }
  | undefined;

function makeTools(): NonNullable<typeof tools> {
  const scratch = reserve(shared);
  return { encoder: new TextEncoder(), scratch, target: scratch.bytes.subarray(first) };
}

function reserve(length: number): Characters {
  const bytes = new Uint8Array((first + length + margin + 3) & ~3).fill(blank, 0, first);
  return { bytes, pairs: new Uint16Array(bytes.buffer) };
}

/**
 * Characters of a text, or undefined when one is outside ASCII. What is returned is overwritten by the next call.
 *
 * Encoding copies a text many times faster than reading it character by character, and counts what is not ASCII.
 */
export function asciiCharacters(text: string): Characters | undefined {
  const { length } = text;
  if (looksForeign(text)) return undefined;
  tools ??= makeTools();
  const { encoder, scratch } = tools;
  const characters = length > shared ? reserve(length) : scratch;
  const target = length > shared ? characters.bytes.subarray(first) : tools.target;
  const { read, written } = encoder.encodeInto(text, target);
  if (read !== length || written !== length) return undefined;
  return endWithBlanks(characters, length);
}

/** Characters of any text. What is returned is overwritten by the next call. */
export function allCharacters(text: string): Characters {
  const { length } = text;
  const characters = foreignCharacters(length);
  const { bytes } = characters;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes[at + first] = unit;
  }
  return characters;
}

/** So many characters outside ASCII, for others to be written over them. They are overwritten by the next call. */
export function foreignCharacters(length: number): Characters {
  tools ??= makeTools();
  const characters = length > shared ? reserve(length) : tools.scratch;
  characters.bytes.fill(foreign, first, first + length);
  return endWithBlanks(characters, length);
}

function endWithBlanks(characters: Characters, length: number): Characters {
  const { bytes } = characters;
  const end = first + length + margin - 1;
  for (let at = first + length; at < end; at++) bytes[at] = blank;
  bytes[end] = 0;
  return characters;
}

/** A few samples spare most texts of other scripts the encoding. */
function looksForeign(text: string): boolean {
  const step = (text.length >> 3) + 1;
  for (let at = 0; at < text.length; at += step) if (text.charCodeAt(at) >= 0x80) return true;
  return false;
}
