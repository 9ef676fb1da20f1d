/** Steps on each side of zero that one character of a weight table tells apart. */
export const mostLevel = 45;

/** What a level stands for, as a share of the largest weight: small weights are told apart finer than large ones. */
export function valueOfLevel(level: number): number {
  const share = level / mostLevel;
  return share * Math.abs(share);
}

/** The level that stands for `share`, -1..1. */
export function levelOf(share: number): number {
  return Math.round(Math.sign(share) * Math.sqrt(Math.min(1, Math.abs(share))) * mostLevel);
}

const zero = 0x23 + mostLevel;
const backslash = 0x5c;
const insteadOfBackslash = 0x7e;

function codeOf(level: number): number {
  const code = zero + level;
  return code === backslash ? insteadOfBackslash : code;
}

/** Levels as text of printable ASCII without quotation marks and backslashes, one character each. */
export function writeLevels(levels: Int8Array): string {
  const pieces: string[] = [];
  const step = 8192;
  for (let start = 0; start < levels.length; start += step) {
    pieces.push(String.fromCharCode(...Array.from(levels.subarray(start, start + step), codeOf)));
  }
  return pieces.join("");
}

/** What each character of a table stands for, by its code, as a share of the largest weight. */
export function valuesByCode(): Float32Array {
  const values = new Float32Array(0x80);
  for (let level = -mostLevel; level <= mostLevel; level++) values[codeOf(level)] = valueOfLevel(level);
  return values;
}
