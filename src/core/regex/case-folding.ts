import { type CharacterSet, characterSet, contains, membersOf, sizeOf } from "./character-set.ts";

/** Blocks that hold characters with case, from https://www.unicode.org/Public/UCD/latest/ucd/CaseFolding.txt. */
const casedBlocks: readonly number[] = [
  0x41, 0x7a, 0xb5, 0x587, 0x10a0, 0x10ff, 0x13a0, 0x13ff, 0x1c80, 0x1cbf, 0x1d79, 0x1d8e, 0x1e00, 0x1fff,
  0x2126, 0x2188, 0x24b6, 0x24e9, 0x2c00, 0x2d2d, 0xa640, 0xa69b, 0xa722, 0xa7ff, 0xab53, 0xabbf, 0xfb05,
  0xfb06, 0xff21, 0xff5a, 0x10400, 0x104fb, 0x10570, 0x105bc, 0x10c80, 0x10cf2, 0x10d50, 0x10d85, 0x118a0,
  0x118df, 0x16e40, 0x16e7f, 0x16ea0, 0x16ed3, 0x1e900, 0x1e943,
];

/** Pairs that simple case folding joins although neither is the other's upper or lower case. */
const joinedPairs: readonly (readonly [number, number])[] = [
  [0x390, 0x1fd3],
  [0x3b0, 0x1fe3],
  [0xfb05, 0xfb06],
];

/** A back-reference under `iu` compares by simple case folding, so the host's own table decides. */
const sameButForCase = /^(.)\1$/isu;

/** Adds to a set every character that differs from a member in case alone (Unicode simple case folding). */
export function closeOverCase(set: CharacterSet): CharacterSet {
  const last = set.at(-1) ?? 0;
  const added: number[] = [];
  const addVariants = (code: number, variants: readonly number[]) => {
    for (const variant of variants) if (variant !== code) added.push(variant, variant);
  };
  if (last < 0x80) {
    for (const code of membersOf(set)) addVariants(code, asciiVariants(code));
  } else if (sizeOf(set) <= 256) {
    for (const code of membersOf(set)) addVariants(code, caseClasses().get(code) ?? []);
  } else {
    for (const [code, variants] of caseClasses()) if (contains(set, code)) addVariants(code, variants);
  }
  return added.length === 0 ? set : characterSet([...set, ...added]);
}

function asciiVariants(code: number): readonly number[] {
  const letter = code | 0x20;
  if (letter < 0x61 || letter > 0x7a || code < 0x41) return [];
  if (letter === 0x73) return [0x53, 0x73, 0x17f]; // long s
  if (letter === 0x6b) return [0x4b, 0x6b, 0x212a]; // Kelvin sign
  return [letter ^ 0x20, letter];
}

let classes: ReadonlyMap<number, readonly number[]> | undefined;

/** For every character with case, all that equal it but for case, itself included. */
export function caseClasses(): ReadonlyMap<number, readonly number[]> {
  classes ??= findCaseClasses();
  return classes;
}

function findCaseClasses(): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, Set<number>>();
  const join = (a: number, b: number) => {
    if (a === b || !sameButForCase.test(String.fromCodePoint(a, b))) return;
    const joined = new Set([a, b, ...(found.get(a) ?? []), ...(found.get(b) ?? [])]);
    for (const code of joined) found.set(code, joined);
  };
  for (let block = 0; block < casedBlocks.length; block += 2) {
    for (let code = casedBlocks[block] as number; code <= (casedBlocks[block + 1] as number); code++) {
      const character = String.fromCodePoint(code);
      for (const other of [character.toLowerCase(), character.toUpperCase()]) {
        const otherCode = other.codePointAt(0) as number;
        if (other.length === (otherCode > 0xffff ? 2 : 1)) join(code, otherCode);
      }
    }
  }
  for (const [a, b] of joinedPairs) join(a, b);
  return new Map([...found].map(([code, joined]) => [code, [...joined].sort((a, b) => a - b)]));
}
