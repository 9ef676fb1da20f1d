import { type CharacterSet, characterSet, complement, contains, membersOf, sizeOf } from "./character-set.ts";

/** Blocks that hold characters with case, from https://www.unicode.org/Public/UCD/latest/ucd/CaseFolding.txt. */
const casedBlocks: CharacterSet = [
  0x41, 0x7a, 0xb5, 0x587, 0x10a0, 0x10ff, 0x13a0, 0x13ff, 0x1c80, 0x1cbf, 0x1d79, 0x1d8e, 0x1e00, 0x1fff,
  0x2126, 0x2188, 0x24b6, 0x24e9, 0x2c00, 0x2d2d, 0xa640, 0xa69b, 0xa722, 0xa7ff, 0xab53, 0xabbf, 0xfb05,
  0xfb06, 0xff21, 0xff5a, 0x10400, 0x104fb, 0x10570, 0x105bc, 0x10c80, 0x10cf2, 0x10d50, 0x10d85, 0x118a0,
  0x118df, 0x16e40, 0x16e7f, 0x16ea0, 0x16ed3, 0x1e900, 0x1e943,
];

/** Characters that equal another one but for case, which is not their only other case; from the same file. */
const furtherForms: readonly number[] = [
  0xb5, 0x3bc, 0x17f, 0x73, 0x1c5, 0x1c6, 0x1c8, 0x1c9, 0x1cb, 0x1cc, 0x1f2, 0x1f3, 0x345, 0x3b9, 0x3c2,
  0x3c3, 0x3d0, 0x3b2, 0x3d1, 0x3b8, 0x3d5, 0x3c6, 0x3d6, 0x3c0, 0x3f0, 0x3ba, 0x3f1, 0x3c1, 0x3f4, 0x3b8,
  0x3f5, 0x3b5, 0x1c80, 0x432, 0x1c81, 0x434, 0x1c82, 0x43e, 0x1c83, 0x441, 0x1c84, 0x442, 0x1c85, 0x442,
  0x1c86, 0x44a, 0x1c87, 0x463, 0x1c88, 0xa64b, 0x1e9b, 0x1e61, 0x1e9e, 0xdf, 0x1f88, 0x1f80, 0x1f89, 0x1f81,
  0x1f8a, 0x1f82, 0x1f8b, 0x1f83, 0x1f8c, 0x1f84, 0x1f8d, 0x1f85, 0x1f8e, 0x1f86, 0x1f8f, 0x1f87, 0x1f98,
  0x1f90, 0x1f99, 0x1f91, 0x1f9a, 0x1f92, 0x1f9b, 0x1f93, 0x1f9c, 0x1f94, 0x1f9d, 0x1f95, 0x1f9e, 0x1f96,
  0x1f9f, 0x1f97, 0x1fa8, 0x1fa0, 0x1fa9, 0x1fa1, 0x1faa, 0x1fa2, 0x1fab, 0x1fa3, 0x1fac, 0x1fa4, 0x1fad,
  0x1fa5, 0x1fae, 0x1fa6, 0x1faf, 0x1fa7, 0x1fbc, 0x1fb3, 0x1fbe, 0x3b9, 0x1fcc, 0x1fc3, 0x1fd3, 0x390,
  0x1fe3, 0x3b0, 0x1ffc, 0x1ff3, 0x2126, 0x3c9, 0x212a, 0x6b, 0x212b, 0xe5, 0xfb05, 0xfb06,
];

/** A back-reference under `iu` compares by simple case folding, so the host's own table decides. */
const sameButForCase = /^(.)\1$/isu;

/** About half of the characters with case. */
const mostMembers = 2000;

/** Adds to a set every character that differs from a member in case alone (Unicode simple case folding). */
export function closeOverCase(set: CharacterSet): CharacterSet {
  const added: number[] = [];
  const cased = common(set, casedBlocks);
  // Whichever is less is looked at: the members with case, or what could be added.
  if (sizeOf(cased) <= mostMembers) {
    for (const code of membersOf(cased)) {
      for (const variant of caseVariants(code)) if (!contains(set, variant)) added.push(variant, variant);
    }
  } else {
    for (const code of membersOf(common(casedBlocks, complement(cased)))) {
      if (caseVariants(code).some((variant) => contains(set, variant))) added.push(code, code);
    }
  }
  return added.length === 0 ? set : characterSet([...set, ...added]);
}

const known = new Map<number, readonly number[]>();

/** All characters that equal one with case but for case, itself included, in their order. */
export function caseVariants(code: number): readonly number[] {
  let variants = known.get(code);
  if (variants === undefined) {
    variants = code < 0x80 ? asciiVariants(code) : findVariants(code);
    known.set(code, variants);
  }
  return variants;
}

function asciiVariants(code: number): readonly number[] {
  const letter = code | 0x20;
  if (letter < 0x61 || letter > 0x7a || code < 0x41) return [code];
  if (letter === 0x73) return [0x53, 0x73, 0x17f]; // long s
  if (letter === 0x6b) return [0x4b, 0x6b, 0x212a]; // Kelvin sign
  return [letter ^ 0x20, letter];
}

function findVariants(code: number): readonly number[] {
  const variants = new Set([code]);
  // What is added on the way is looked at in its turn.
  for (const variant of variants) {
    const character = String.fromCodePoint(variant);
    const forms = [character.toLowerCase(), character.toUpperCase()].filter(
      (form) => form !== character && sameButForCase.test(character + form),
    );
    for (const form of forms) variants.add(form.codePointAt(0) as number);
    for (let at = 0; at < furtherForms.length; at++) {
      if (furtherForms[at] === variant) variants.add(furtherForms[at ^ 1] as number);
    }
  }
  return [...variants].sort((a, b) => a - b);
}

/** What two sets have in common. */
function common(a: CharacterSet, b: CharacterSet): CharacterSet {
  const ranges: number[] = [];
  for (let at = 0, other = 0; at < a.length && other < b.length; ) {
    const from = Math.max(a[at] as number, b[other] as number);
    const to = Math.min(a[at + 1] as number, b[other + 1] as number);
    if (from <= to) ranges.push(from, to);
    if ((a[at + 1] as number) < (b[other + 1] as number)) at += 2;
    else other += 2;
  }
  return ranges;
}
