import type { CharacterSet } from "./character-set.ts";
import { lengthOf, places, type Tree } from "./tree.ts";

/**
 * Instructions, each followed by its operands. Every jump goes forward, since every repeat is bounded and written
 * out; only a `join` can be reached in more than one way.
 */
export const operation = {
  /** `unit`: that UTF-16 unit. */
  unit: 0,
  /** `set`: one code point of that set. */
  set: 1,
  /** `next, other, nextGuard, otherGuard`: tries `next` first; a guard is what a branch can begin with, or -1. */
  split: 2,
  /** `target`. */
  jump: 3,
  /** `memo`: goes no further when it was here before. */
  join: 4,
  /** `place`: index into `places`. */
  assertion: 5,
  match: 6,
  /** `count, branch, guard, branch, guard, ...`: tries the branches in that order. */
  choice: 7,
} as const;

/** Number of operands of each operation, but for those of the branches of a choice. */
const operands: readonly number[] = [1, 1, 4, 1, 1, 1, 0, 1];

/** Instructions of the built-in matcher. */
export interface Program {
  readonly code: Int32Array;
  readonly sets: SetTables;
  /** 256 bits per guard, see {@link guardBit}. */
  readonly guards: Int32Array;
  /** Number of `join` instructions. */
  readonly memos: number;
  /** Guard of every match. */
  readonly first: number;
  /** Longest match in UTF-16 units. */
  readonly longest: number;
}

/** Character sets in the form that is fastest to test. */
export interface SetTables {
  /** 128 bytes per set, 1 for its members. */
  readonly ascii: Uint8Array;
  /** Per set: whether it holds no, all, or some code points beyond ASCII. */
  readonly beyond: Uint8Array;
  readonly ranges: readonly CharacterSet[];
}

export const beyondNone = 0;
export const beyondAll = 1;
export const beyondSome = 2;

/** Integers per guard. */
const guardWords = 8;

/** Bit of a UTF-16 unit in a guard; units beyond ASCII share 128 bits, so a guard may let too much pass, never too little. */
export function guardBit(unit: number): number {
  return unit < 128 ? unit : 128 | (unit & 127);
}

/** Writes a pattern out as instructions. */
export function writeProgram(tree: Tree): Program {
  const code: number[] = [];
  const interned = new Map<CharacterSet | string, number>();
  const ranges: CharacterSet[] = [];
  let memos = 0;

  const intern = (set: CharacterSet): number => {
    let index = interned.get(set);
    if (index !== undefined) return index;
    const key = set.join();
    index = interned.get(key) ?? ranges.push(set) - 1;
    interned.set(key, index).set(set, index);
    return index;
  };
  const split = (): number => code.push(operation.split, 0, 0, -1, -1) - 5;
  const branch = (at: number, next: number, other: number) => {
    code[at + 1] = next;
    code[at + 2] = other;
  };

  function write(node: Tree): void {
    if (node.kind === "set") writeSet(node.set);
    else if (node.kind === "sequence") for (const item of node.items) write(item);
    else if (node.kind === "choice") writeChoice(node.options);
    else if (node.kind === "repeat") writeRepeat(node);
    else code.push(operation.assertion, places.indexOf(node.at));
  }

  function writeSet(set: CharacterSet): void {
    const [only] = set;
    const single = set.length === 2 && only === set[1] && (only as number) < 0xd800;
    if (single) code.push(operation.unit, only as number);
    else code.push(operation.set, intern(set));
  }

  function writeChoice(options: readonly Tree[]): void {
    const at = code.push(operation.choice, options.length) - 2;
    for (let index = 0; index < options.length; index++) code.push(0, -1);
    const jumps: number[] = [];
    for (const [index, option] of options.entries()) {
      code[at + 2 + 2 * index] = code.length;
      write(option);
      jumps.push(code.push(operation.jump, 0) - 2);
    }
    for (const jump of jumps) code[jump + 1] = code.length;
    code.push(operation.join, memos++);
  }

  function writeRepeat({ item, least, most, lazy }: Tree & { kind: "repeat" }): void {
    for (let round = 0; round < least; round++) write(item);
    if (most === least) return;
    const splits: number[] = [];
    for (let round = least; round < most; round++) {
      splits.push(split());
      write(item);
    }
    for (const at of splits) {
      if (lazy) branch(at, code.length, at + 5);
      else branch(at, at + 5, code.length);
    }
    code.push(operation.join, memos++);
  }

  write(tree);
  code.push(operation.match);
  const { first, guards } = writeGuards(code, ranges);
  return {
    code: new Int32Array(code),
    sets: tabulate(ranges),
    guards,
    memos,
    first,
    longest: lengthOf(tree).most,
  };
}

/** Fills in what each branch of a split can begin with, from the end of the program to its start. */
function writeGuards(code: number[], ranges: readonly CharacterSet[]): { first: number; guards: Int32Array } {
  const guards: number[] = [];
  const known = new Map<string, number>();
  const add = (words: readonly number[]): number => {
    const key = words.join();
    let index = known.get(key);
    if (index === undefined) {
      index = guards.length / guardWords;
      guards.push(...words);
      known.set(key, index);
    }
    return index;
  };
  const ofUnits = new Map<number, number>();
  const ofUnit = (unit: number): number => {
    const guard = ofUnits.get(unit) ?? add(guardOf([unit, unit]));
    ofUnits.set(unit, guard);
    return guard;
  };
  const unions = new Map<number, number>();
  const either = (a: number, b: number): number => {
    if (a === b || a < 0 || b < 0) return Math.min(a, b);
    const key = Math.min(a, b) * 0x10000 + Math.max(a, b);
    let joined = unions.get(key);
    if (joined === undefined) {
      const wordOf = (guard: number, word: number) => guards[guard * guardWords + word] as number;
      joined = add(Array.from({ length: guardWords }, (_, word) => wordOf(a, word) | wordOf(b, word)));
      unions.set(key, joined);
    }
    return joined;
  };
  const ofSets = ranges.map((set) => add(guardOf(set)));
  const starts: number[] = [];
  for (let at = 0; at < code.length; ) {
    starts.push(at);
    const branches = code[at] === operation.choice ? (code[at + 1] as number) : 0;
    at += 1 + (operands[code[at] as number] as number) + 2 * branches;
  }
  const guardAt = new Int32Array(code.length);
  for (const at of starts.reverse()) {
    const first = code[at + 1] as number;
    const second = code[at + 2] as number;
    switch (code[at]) {
      case operation.unit:
        guardAt[at] = ofUnit(first);
        break;
      case operation.set:
        guardAt[at] = ofSets[first] as number;
        break;
      case operation.split:
        code[at + 3] = guardAt[first] as number;
        code[at + 4] = guardAt[second] as number;
        guardAt[at] = either(guardAt[first] as number, guardAt[second] as number);
        break;
      case operation.choice: {
        let guard = guardAt[second] as number;
        for (let option = at + 2; option < at + 2 + 2 * first; option += 2) {
          const own = guardAt[code[option] as number] as number;
          code[option + 1] = own;
          guard = either(guard, own);
        }
        guardAt[at] = guard;
        break;
      }
      case operation.jump:
        guardAt[at] = guardAt[first] as number;
        break;
      case operation.match:
        guardAt[at] = -1;
        break;
      default:
        guardAt[at] = guardAt[at + 2] as number;
    }
  }
  return { first: guardAt[0] as number, guards: new Int32Array(guards) };
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

function tabulate(ranges: readonly CharacterSet[]): SetTables {
  const ascii = new Uint8Array(ranges.length << 7);
  const beyond = new Uint8Array(ranges.length);
  for (const [index, set] of ranges.entries()) {
    const row = index << 7;
    for (let at = 0; at < set.length && (set[at] as number) < 128; at += 2) {
      ascii.fill(1, row + (set[at] as number), row + Math.min(127, set[at + 1] as number) + 1);
    }
    const end = set.length - 1;
    if ((set[end] as number) < 128) beyond[index] = beyondNone;
    else beyond[index] = (set[end - 1] as number) <= 128 && set[end] === 0x10ffff ? beyondAll : beyondSome;
  }
  return { ascii, beyond, ranges };
}
