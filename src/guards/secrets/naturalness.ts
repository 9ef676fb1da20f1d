import { naturalness } from "../../core/natural.ts";

/** Kinds of characters a value is made of. */
export interface Shape {
  readonly lower: number;
  readonly upper: number;
  readonly digits: number;
  /** Everything that is neither an ASCII letter nor a digit. */
  readonly others: number;
  /** Letters outside `a-f`, in either case. */
  readonly beyondHex: number;
  /** Changes between letter and digit. */
  readonly turns: number;
  /** Changes from upper to lower case or back that no capitalised word makes. */
  readonly jumps: number;
}

/** Counts the characters of a value by kind. */
export function shapeOf(value: string): Shape {
  let lower = 0;
  let upper = 0;
  let digits = 0;
  let beyondHex = 0;
  let turns = 0;
  let jumps = 0;
  let previous = 0;
  let beforePrevious = 0;
  for (let at = 0; at < value.length; at++) {
    const kind = kindOf(value.charCodeAt(at));
    if (kind === 1) lower++;
    else if (kind === 2) upper++;
    else if (kind === 3) digits++;
    if ((kind === 1 || kind === 2) && (value.charCodeAt(at) | 32) > 0x66) beyondHex++;
    if (previous > 0 && kind > 0 && (kind === 3) !== (previous === 3)) turns++;
    // `aB` followed by `c` is camel case; `aBC`, `aB1` and `ABc` in the middle of a word are not.
    if (previous === 2 && beforePrevious === 1 && kind !== 1) jumps++;
    if (previous === 2 && beforePrevious === 2 && kind === 1) jumps++;
    beforePrevious = previous;
    previous = kind;
  }
  return {
    lower,
    upper,
    digits,
    others: value.length - lower - upper - digits,
    beyondHex,
    turns,
    jumps,
  };
}

/** 1 small letter, 2 capital, 3 digit, 0 anything else. */
function kindOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return 1;
  if (unit >= 0x41 && unit <= 0x5a) return 2;
  return unit >= 0x30 && unit <= 0x39 ? 3 : 0;
}

/** Mean log-likelihood of letter pairs at which a value could as well be words as noise, and the width of the doubt. */
const doubtful = -29;
const doubt = 8;

/**
 * How much a value looks as if a machine had drawn it, 0..1.
 *
 * Letter pairs are weighed against those of natural words, which entropy cannot do: `correcthorsebattery` has more of it
 * than many tokens. Digits among letters and capitals in the middle of words count too.
 */
export function randomness(value: string, shape: Shape = shapeOf(value)): number {
  const letters = shape.lower + shape.upper;
  const length = letters + shape.digits;
  if (length === 0) return 0;
  // A number says nothing by itself.
  if (letters === 0) return 0.1;
  const unnatural = clamp((doubtful - naturalness(value)) / doubt + 0.5);
  const mixed = clamp((3.2 * shape.turns) / length);
  const cased = clamp((4 * shape.jumps) / length);
  const evidence = 1 - (1 - 0.85 * unnatural) * (1 - 0.8 * mixed) * (1 - 0.75 * cased);
  // Few letters tell little.
  return evidence * clamp(length / 14);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
