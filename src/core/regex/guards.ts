import type { CharacterSet } from "./character-set.ts";

/** Integers per guard. */
export const guardWords = 8;

/** The guard that lets everything pass, the end of the text too. */
export const noGuard = 0xffff;

/** Bit of a UTF-16 unit in a guard; units beyond ASCII share 128 bits, so a guard may let too much pass, never too little. */
function guardBit(unit: number): number {
  return unit < 128 ? unit : 128 | (unit & 127);
}

/** What parts of a program can begin with, 256 bits each; equal ones are kept once. */
export interface Guards {
  readonly words: readonly number[];
  ofSet(set: CharacterSet): number;
  either(a: number, b: number): number;
  /** Whether no unit passes both; false when that is not known. */
  areDisjoint(a: number, b: number): boolean;
}

export function createGuards(): Guards {
  const words: number[] = [];
  const known = new Map<string, number>();
  const unions = new Map<number, number>();
  /** All words of each guard as one, which tells most guards apart. */
  const marks: number[] = [];

  function add(guard: readonly number[], key: string): number {
    let index = known.get(key);
    if (index === undefined) {
      index = words.length / guardWords;
      words.push(...guard);
      known.set(key, index);
      let mark = 0;
      for (const word of guard) mark |= word;
      marks.push(mark);
    }
    return index;
  }

  function either(a: number, b: number): number {
    if (a === b) return a;
    if (a === noGuard || b === noGuard) return noGuard;
    const key = Math.min(a, b) * 0x10000 + Math.max(a, b);
    let joined = unions.get(key);
    if (joined === undefined) {
      const guard: number[] = [];
      for (let word = 0; word < guardWords; word++) {
        guard.push((words[a * guardWords + word] as number) | (words[b * guardWords + word] as number));
      }
      joined = add(guard, guard.join());
      unions.set(key, joined);
    }
    return joined;
  }

  function areDisjoint(a: number, b: number): boolean {
    if (a === noGuard || b === noGuard) return false;
    if (((marks[a] as number) & (marks[b] as number)) === 0) return true;
    for (let word = 0; word < guardWords; word++) {
      if (((words[a * guardWords + word] as number) & (words[b * guardWords + word] as number)) !== 0)
        return false;
    }
    return true;
  }

  function ofSet(set: CharacterSet): number {
    const { guard, key } = knownGuardOf(set);
    return add(guard, key);
  }

  return { words, ofSet, either, areDisjoint };
}

/** Guards by set: patterns of one family have the same sets. */
const guardsOfSets = new WeakMap<CharacterSet, { readonly guard: readonly number[]; readonly key: string }>();

function knownGuardOf(set: CharacterSet): { readonly guard: readonly number[]; readonly key: string } {
  let known = guardsOfSets.get(set);
  if (known === undefined) {
    const guard = guardOf(set);
    known = { guard, key: guard.join() };
    guardsOfSets.set(set, known);
  }
  return known;
}

function guardOf(set: CharacterSet): readonly number[] {
  const words = new Array<number>(guardWords).fill(0);
  for (let index = 0; index < set.length; index += 2) {
    const from = unitOf(set[index] as number);
    const to = unitOf(set[index + 1] as number);
    // 128 units in a row beyond ASCII have all the bits there are.
    const last = Math.min(to, Math.max(from, 128) + 127);
    for (let unit = from; unit <= last; unit++) {
      const bit = guardBit(unit);
      words[bit >> 5] = (words[bit >> 5] as number) | (1 << (bit & 31));
    }
  }
  return words;
}

/** The first UTF-16 unit of a code point. */
function unitOf(code: number): number {
  return code > 0xffff ? 0xd800 + ((code - 0x10000) >> 10) : code;
}

/** Whether a unit passes a guard, by its bit. */
export function passesGuard(words: Int32Array, guard: number, bit: number): boolean {
  return (((words[guard * guardWords + (bit >> 5)] as number) >>> (bit & 31)) & 1) !== 0;
}
