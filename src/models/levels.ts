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

/** Levels as text of printable ASCII without quotation marks and backslashes, one character each. */
export function writeLevels(levels: Int8Array): string {
  const pieces: string[] = [];
  const step = 8192;
  for (let start = 0; start < levels.length; start += step) {
    const units = Array.from(levels.subarray(start, start + step), (level) => {
      const unit = zero + level;
      return unit === backslash ? insteadOfBackslash : unit;
    });
    pieces.push(String.fromCharCode(...units));
  }
  return pieces.join("");
}

/** What {@link writeLevels} wrote. */
export function readLevels(text: string): Int8Array {
  const levels = new Int8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    levels[index] = (unit === insteadOfBackslash ? backslash : unit) - zero;
  }
  return levels;
}
