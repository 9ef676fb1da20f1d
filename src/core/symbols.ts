import { isWord } from "./regex/match.ts";

/** Number of symbols the prefilter tells apart. */
export const symbolCount = 128;

/** Any run of spaces, quotes, commas, colons and the like. */
export const separatorSymbol = 0;
/** Letter `a` without regard to case; the other letters follow. */
export const letterSymbol = 1;
export const digitSymbol = 27;
const punctuationSymbol = 28;
const controlSymbol = 60;
/** Any character beyond ASCII before a text had one: then what they share is looked up, which takes longer than all of ASCII. */
export const unreadSymbol = 61;
/** Characters beyond ASCII share the symbols from here on. */
export const sharedSymbol = 64;

const separators = " \t\n\v\f\r\"',:;>*`\u00a0\u2028\u2029";

/** Blocks of 16-bit characters with case, but for U+0130, whose lower case is two characters. */
const casedBlocks: readonly number[] = [
  0xc0, 0x12f, 0x132, 0x587, 0x10a0, 0x10cd, 0x13a0, 0x13f5, 0x1c89, 0x1cbf, 0x1e00, 0x1fff, 0x2126, 0x216f,
  0x2183, 0x2183, 0x24b6, 0x24cf, 0x2c00, 0x2cf3, 0xa640, 0xa69b, 0xa722, 0xa7ff, 0xff21, 0xff3a,
];

const longestBlock = 0x500;

/** Small letters that equal another one but for case, from CaseFolding.txt of Unicode. */
const likeOthers: readonly number[] = [
  0xb5, 0x3bc, 0x17f, 0x73, 0x345, 0x3b9, 0x3c2, 0x3c3, 0x3d0, 0x3b2, 0x3d1, 0x3b8, 0x3d5, 0x3c6, 0x3d6,
  0x3c0, 0x3f0, 0x3ba, 0x3f1, 0x3c1, 0x3f5, 0x3b5, 0x1c80, 0x432, 0x1c81, 0x434, 0x1c82, 0x43e, 0x1c83, 0x441,
  0x1c84, 0x442, 0x1c85, 0x442, 0x1c86, 0x44a, 0x1c87, 0x463, 0x1c88, 0xa64b, 0x1e9b, 0x1e61, 0x1fbe, 0x3b9,
  0x1fd3, 0x390, 0x1fe3, 0x3b0, 0xfb05, 0xfb06,
];

let table: Uint8Array | undefined;
let isWhole = false;

/**
 * Symbol of every UTF-16 unit.
 *
 * Each unit has one symbol, and units that differ in case alone share it, so a plain automaton over symbols finds
 * every text that could match; sharing costs a few idle tries, never a match.
 */
export function symbolTable(): Uint8Array {
  const symbols = asciiSymbolTable();
  if (!isWhole) {
    isWhole = true;
    addBeyondAscii(symbols);
  }
  return symbols;
}

/** The same table, in which units beyond ASCII may have {@link unreadSymbol} until {@link symbolTable} is called. */
export function asciiSymbolTable(): Uint8Array {
  table ??= makeTable();
  return table;
}

function makeTable(): Uint8Array {
  const symbols = new Uint8Array(0x10000).fill(unreadSymbol, 128);
  let punctuation = punctuationSymbol;
  for (let code = 0; code < 128; code++) {
    const letter = code | 32;
    if (letter >= 97 && letter <= 122 && code >= 65) symbols[code] = letterSymbol + letter - 97;
    else if (code >= 48 && code <= 57) symbols[code] = digitSymbol;
    else if (code < 32 || code === 127) symbols[code] = controlSymbol;
    else if (!separators.includes(String.fromCharCode(code))) symbols[code] = punctuation++;
  }
  for (let index = 0; index < separators.length; index++) {
    symbols[separators.charCodeAt(index)] = separatorSymbol;
  }
  return symbols;
}

function addBeyondAscii(symbols: Uint8Array): void {
  // The low bits spread the letters of one script over different symbols.
  for (let code = 128; code < 192; code++) symbols[code] = sharedSymbol + code - 128;
  for (let filled = 64; filled < 0x10000 - 128; filled *= 2)
    symbols.copyWithin(128 + filled, 128, 128 + filled);
  for (let index = 0; index < separators.length; index++) {
    symbols[separators.charCodeAt(index)] = separatorSymbol;
  }
  const codes = new Uint16Array(longestBlock);
  for (let block = 0; block < casedBlocks.length; block += 2) {
    const from = casedBlocks[block] as number;
    const count = (casedBlocks[block + 1] as number) - from + 1;
    for (let index = 0; index < count; index++) codes[index] = from + index;
    const small = String.fromCharCode(...codes.subarray(0, count)).toLowerCase();
    for (let index = 0; index < count; index++) {
      symbols[from + index] = symbols[small.charCodeAt(index)] as number;
    }
  }
  for (let index = 0; index < likeOthers.length; index += 2) {
    symbols[likeOthers[index] as number] = symbols[likeOthers[index + 1] as number] as number;
  }
}

let words: Uint8Array | undefined;

/** 1 for each UTF-16 unit that is an ASCII word character, as `\w` of RE2, and 0 for the others. */
export function wordTable(): Uint8Array {
  if (words === undefined) {
    words = new Uint8Array(0x10000);
    for (let code = 0; code < 128; code++) if (isWord(code)) words[code] = 1;
  }
  return words;
}

/** A character that has the symbol, by which factors are written: `ignore`, `000-00-0000`, a space for separators. */
export function characterOf(symbol: number): string {
  if (symbol >= sharedSymbol) return String.fromCharCode(0x4e00 + symbol - sharedSymbol);
  return String.fromCharCode(Math.max(1, firstCharacters().indexOf(symbol)));
}

let ascii: Uint8Array | undefined;

/** Symbols of ASCII in lower case, so that the first character of a letter's symbol is small. */
function firstCharacters(): Uint8Array {
  ascii ??= asciiSymbolTable()
    .slice(0, 128)
    .map((symbol, code) =>
      code === 0x20 || (code > 0x20 && (code < 0x41 || code > 0x5a)) || code === 1 ? symbol : 255,
    );
  return ascii;
}

/** Whether a symbol stands for ASCII characters none of which can be part of a word. */
export function isEdgeSymbol(symbol: number): boolean {
  return (
    symbol === separatorSymbol ||
    (symbol > digitSymbol && symbol < sharedSymbol && symbol !== asciiSymbolTable()[0x5f])
  );
}

/** Whether a symbol stands for ASCII word characters; U+017F and U+212A, which equal `s` and `k` but for case, share theirs. */
export function isWordSymbol(symbol: number): boolean {
  return (symbol >= letterSymbol && symbol <= digitSymbol) || symbol === asciiSymbolTable()[0x5f];
}
