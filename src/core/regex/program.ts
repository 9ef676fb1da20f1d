import type { CharacterSet } from "./character-set.ts";
import { createDispatch, type Dispatch } from "./dispatch.ts";
import { createGuards, type Guards, noGuard } from "./guards.ts";
import { type Branch, branchesOf, optionsOf, type SetOrder } from "./options.ts";
import { type SetTables, tabulate } from "./set-tables.ts";
import { longestOf, places, type Tree } from "./tree.ts";

/**
 * Instructions, each followed by its operands. Every jump goes forward, since every repeat is bounded; repeats of
 * groups are written out. Only what has a memo can be reached in more than one way.
 */
export const operation = {
  /** `count, set, set, ...`: one code point of each set in turn. */
  sets: 0,
  /** `set, least, most, guard, memo`: as many code points of a set as can be, then fewer; the guard is that of what follows. */
  run: 1,
  /** The same from the fewest to the most. */
  lazyRun: 2,
  /** `next, other, nextGuard, otherGuard`: tries `next` first; a guard is what a branch can begin with. */
  split: 3,
  /** `count, branch, guard, branch, guard, ...`: tries the branches in that order. */
  choice: 4,
  /** `number`: goes where one of {@link Program.dispatches} says for the next unit. */
  dispatch: 5,
  /** `target`. */
  jump: 6,
  /** `memo`: goes no further when it was here before. */
  join: 7,
  /** `place`: index into `places`. */
  assertion: 8,
  match: 9,
} as const;

const runLength = 6;
const splitLength = 5;

/** Longer repeats of one set are runs even when they have one length. */
const longestWrittenOut = 8;

/** A choice of more branches than this has a table. */
const mostUnsorted = 3;

/** Instructions of the built-in matcher. */
export interface Program {
  readonly code: Uint16Array | Int32Array;
  readonly sets: SetTables;
  /** 256 bits per guard, see `guardBit`. */
  readonly guards: Int32Array;
  readonly dispatches: readonly Dispatch[];
  /** Number of `join` and `run` instructions. */
  readonly memos: number;
  /** Guard of every match. */
  readonly first: number;
  /** Whether there is a word boundary before every match. */
  readonly bounded: boolean;
  /** Longest match in UTF-16 units. */
  readonly longest: number;
}

// Run a few times in most processes, so before the engine has compiled it: loops by index are several times faster then.
/** Writes a pattern out as instructions. */
export function writeProgram(tree: Tree): Program {
  const code: number[] = [];
  const starts: number[] = [];
  const dispatches = new Map<number, readonly number[]>();
  const guards = createGuards();
  const sets = createSets(guards);
  let memos = 0;
  let numbered = 0;
  /** The `sets` instruction that the next set can be added to, or -1. */
  let open = -1;

  /** Where the next instruction stands, as the target of another one. */
  const here = (): number => {
    open = -1;
    return code.length;
  };
  const begin = (...instruction: readonly number[]): number => {
    open = -1;
    const at = code.length;
    starts.push(at);
    for (let index = 0; index < instruction.length; index++) code.push(instruction[index] as number);
    return at;
  };

  function write(node: Tree): void {
    if (node.kind === "set") writeSet(node.set);
    else if (node.kind === "sequence") writeAll(node.items);
    else if (node.kind === "choice") writeChoice(node);
    else if (node.kind === "repeat") writeRepeat(node);
    else begin(operation.assertion, places.indexOf(node.at));
  }

  function writeAll(items: readonly Tree[]): void {
    for (let index = 0; index < items.length; index++) write(items[index] as Tree);
  }

  function writeSet(set: CharacterSet): void {
    if (open < 0) open = begin(operation.sets, 0);
    code[open + 1] = (code[open + 1] as number) + 1;
    code.push(sets.numberOf(set));
  }

  function writeChoice(node: Tree & { kind: "choice" }): void {
    const jumps: number[] = [];
    writeOptions(optionsOf(node), jumps, true);
    for (const jump of jumps) code[jump + 1] = code.length;
    begin(operation.join, memos++);
  }

  /** Each option ends with a jump, but for the last one. */
  function writeOptions(options: readonly (readonly Tree[])[], jumps: number[], last: boolean): void {
    const branches = branchesOf(options, sets);
    const sorted = branches.length > mostUnsorted;
    let at = -1;
    if (sorted) at = begin(operation.dispatch, numbered++);
    else if (branches.length > 1) {
      at = begin(operation.choice, branches.length);
      for (let index = 0; index < branches.length; index++) code.push(0, noGuard);
    }
    const targets: number[] = [];
    for (let index = 0; index < branches.length; index++) {
      const { prefix, rests } = branches[index] as Branch;
      const isLast = last && index === branches.length - 1;
      targets.push(branches.length > 1 ? here() : -1);
      writeAll(prefix);
      if (rests.length > 1) writeOptions(rests, jumps, isLast);
      else if (!isLast) jumps.push(begin(operation.jump, 0));
    }
    if (sorted) dispatches.set(at, targets);
    else if (at >= 0) {
      for (let index = 0; index < targets.length; index++)
        code[at + 2 + 2 * index] = targets[index] as number;
    }
  }

  function writeRepeat({ item, least, most, lazy }: Tree & { kind: "repeat" }): void {
    if (item.kind === "set" && (most > least || most > longestWrittenOut)) {
      const set = sets.numberOf(item.set);
      begin(lazy ? operation.lazyRun : operation.run, set, least, most, noGuard, memos++);
      return;
    }
    for (let round = 0; round < least; round++) write(item);
    if (most === least) return;
    const splits: number[] = [];
    for (let round = least; round < most; round++) {
      splits.push(begin(operation.split, 0, 0, noGuard, noGuard));
      write(item);
    }
    const end = here();
    for (const at of splits) {
      code[at + 1] = lazy ? end : at + splitLength;
      code[at + 2] = lazy ? at + splitLength : end;
    }
    begin(operation.join, memos++);
  }

  write(tree);
  begin(operation.match);
  const guardAt = writeGuards(code, starts, dispatches, guards, sets.guards);
  const choices: Dispatch[] = [];
  for (const [at, targets] of dispatches) {
    choices[code[at + 1] as number] = createDispatch(
      targets,
      targets.map((target) => guardAt[target] as number),
    );
  }
  return {
    code: code.length < noGuard ? new Uint16Array(code) : new Int32Array(code),
    sets: tabulate(sets.ranges),
    guards: new Int32Array(guards.words),
    dispatches: choices,
    memos,
    first: guardAt[0] as number,
    bounded: beginsAtBoundary(tree),
    longest: longestOf(tree),
  };
}

interface Sets extends SetOrder {
  readonly ranges: readonly CharacterSet[];
  /** Guard of each set. */
  readonly guards: readonly number[];
}

function createSets(guards: Guards): Sets {
  const ranges: CharacterSet[] = [];
  const guardOfSet: number[] = [];
  const numbers = new Map<CharacterSet | string, number>();

  function numberOf(set: CharacterSet): number {
    let number = numbers.get(set);
    if (number !== undefined) return number;
    const key = keyOf(set);
    number = numbers.get(key);
    if (number === undefined) {
      number = ranges.push(set) - 1;
      guardOfSet.push(guards.ofSet(set));
    }
    numbers.set(key, number).set(set, number);
    return number;
  }
  const areDisjoint = (a: number, b: number) =>
    guards.areDisjoint(guardOfSet[a] as number, guardOfSet[b] as number);
  return { ranges, guards: guardOfSet, numberOf, areDisjoint };
}

/** Keys by set, which for those of whole scripts are long. */
const keys = new WeakMap<CharacterSet, string>();

function keyOf(set: CharacterSet): string {
  let key = keys.get(set);
  if (key === undefined) {
    key = set.join();
    keys.set(set, key);
  }
  return key;
}

/** Fills in what each branch can begin with, from the end of the program to its start; gives the guards by address. */
function writeGuards(
  code: number[],
  starts: readonly number[],
  dispatches: ReadonlyMap<number, readonly number[]>,
  guards: Guards,
  guardOfSet: readonly number[],
): Int32Array {
  const guardAt = new Int32Array(code.length);
  const guardOf = (at: number): number => guardAt[at] as number;
  for (let index = starts.length - 1; index >= 0; index--) {
    const at = starts[index] as number;
    const first = code[at + 1] as number;
    const second = code[at + 2] as number;
    switch (code[at]) {
      case operation.sets:
        guardAt[at] = guardOfSet[second] as number;
        break;
      case operation.run:
      case operation.lazyRun: {
        const own = guardOfSet[first] as number;
        const next = guardOf(at + runLength);
        code[at + 4] = next;
        guardAt[at] = second > 0 ? own : guards.either(own, next);
        break;
      }
      case operation.split:
        code[at + 3] = guardOf(first);
        code[at + 4] = guardOf(second);
        guardAt[at] = guards.either(guardOf(first), guardOf(second));
        break;
      case operation.choice: {
        let guard = guardOf(second);
        for (let option = at + 2; option < at + 2 + 2 * first; option += 2) {
          const own = guardOf(code[option] as number);
          code[option + 1] = own;
          guard = guards.either(guard, own);
        }
        guardAt[at] = guard;
        break;
      }
      case operation.dispatch:
        guardAt[at] = (dispatches.get(at) as readonly number[]).map(guardOf).reduce(guards.either);
        break;
      case operation.jump:
        guardAt[at] = guardOf(first);
        break;
      case operation.match:
        guardAt[at] = noGuard;
        break;
      default:
        guardAt[at] = guardOf(at + 2);
    }
  }
  return guardAt;
}

/** Whether whatever a pattern matches has a word boundary before its first character. */
function beginsAtBoundary(tree: Tree): boolean {
  switch (tree.kind) {
    case "assertion":
      return tree.at === "boundary";
    case "sequence":
      return tree.items[0] !== undefined && beginsAtBoundary(tree.items[0]);
    case "choice":
      return tree.options.every(beginsAtBoundary);
    case "repeat":
      return tree.least > 0 && beginsAtBoundary(tree.item);
    case "set":
      return false;
  }
}
