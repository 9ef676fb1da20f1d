import { createDispatch, type Dispatch } from "./dispatch.ts";
import { firstOfItems } from "./first.ts";
import { Guards, noGuard } from "./guards.ts";
import { branchesOf } from "./options.ts";
import { SetTables } from "./set-tables.ts";
import { longestOf, places, type Tree } from "./tree.ts";

/**
 * Instructions, each followed by its operands. Only what has a memo can be reached in more than one way.
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
  /** `part`: a part that is not written yet, see {@link Program.reach}; then a jump. */
  late: 10,
} as const;

/** Longer repeats of one set are runs even when they have one length. */
const longestWrittenOut = 8;

/** A choice of more branches than this has a table. */
const mostUnsorted = 3;

/**
 * Instructions of the built-in matcher.
 *
 * They are written part by part when a text leads to them: most patterns fail at their first words in most processes, and what
 * is behind those is most of them. Repeats of groups are written out, each round when one gets there.
 */
export interface Program {
  readonly code: readonly number[];
  readonly sets: SetTables;
  readonly guards: Guards;
  readonly dispatches: readonly Dispatch[];
  /** Number of `join` and `run` instructions so far. */
  readonly memos: number;
  /** Guard of every match. */
  readonly first: number;
  /** Whether there is a word boundary before every match. */
  readonly bounded: boolean;
  /** Longest match in UTF-16 units. */
  readonly longest: number;
  /** Writes the part of a `late` instruction and gives where it begins. Afterwards there may be more of everything. */
  reach(at: number): number;
}

export function writeProgram(tree: Tree): Program {
  return new LateProgram(tree);
}

/** What is matched from some place on: the items of a sequence from one on, then another part. */
interface Part {
  readonly items: () => readonly Tree[];
  readonly from: number;
  /** How many rounds of the repeat that comes first were matched before. */
  readonly rounds: number;
  /** What follows, or nothing at the end of the pattern. */
  readonly next: Part | undefined;
  /** Where it is written, or -1. */
  at: number;
  /** The memo it begins with if it can be reached in more than one way, or -1. */
  memo: number;
  guard: number | undefined;
}

/** A part that is not written yet, and the operand that leads to it, or -1. */
interface LatePart {
  readonly part: Part;
  readonly operand: number;
}

type Repeat = Tree & { readonly kind: "repeat" };
type Choice = Tree & { readonly kind: "choice" };

class LateProgram implements Program {
  readonly code: number[] = [];
  readonly sets: SetTables = new SetTables();
  readonly guards: Guards = new Guards();
  readonly dispatches: Dispatch[] = [];
  memos = 0;
  readonly first: number;
  readonly bounded: boolean;
  readonly #tree: Tree;
  readonly #late: LatePart[] = [];
  #longest = -1;

  constructor(tree: Tree) {
    this.#tree = tree;
    this.bounded = beginsAtBoundary(tree);
    const whole = partOf([tree], 0, undefined);
    this.first = this.#guardOf(whole);
    this.#place(whole);
  }

  get longest(): number {
    if (this.#longest < 0) this.#longest = longestOf(this.#tree);
    return this.#longest;
  }

  reach(at: number): number {
    const { code } = this;
    const { part, operand } = this.#late[code[at + 1] as number] as LatePart;
    // What is last needs no jump.
    if (part.at < 0 && at + lateLength === code.length) code.length = at;
    const place = this.#place(part);
    if (place !== at) {
      code[at] = operation.jump;
      code[at + 1] = place;
      if (operand >= 0) code[operand] = place;
    }
    return place;
  }

  /** Where a part begins, which is written if it was not. */
  #place(part: Part): number {
    if (part.at < 0) {
      part.at = this.code.length;
      if (part.memo >= 0) this.code.push(operation.join, part.memo);
      this.#write(part);
    }
    return part.at;
  }

  /** Writes up to the first item that has several ways. */
  #write(part: Part): void {
    const { code } = this;
    const begin = code.length;
    let items = part.items();
    let { from: index, rounds, next } = part;
    /** The `sets` instruction that the next set is added to, or -1. */
    let open = -1;
    for (;;) {
      const item = items[index];
      if (item === undefined) {
        if (next === undefined) code.push(operation.match);
        else this.#goTo(next);
        return;
      }
      if (item.kind === "set") {
        if (open < 0) open = code.push(operation.sets, 0) - 2;
        code[open + 1] = (code[open + 1] as number) + 1;
        code.push(this.sets.numberOf(item.set));
        index++;
        continue;
      }
      open = -1;
      if (item.kind === "assertion") {
        code.push(operation.assertion, places.indexOf(item.at));
        index++;
        continue;
      }
      if (item.kind === "repeat" && isRun(item)) {
        const { least, most, lazy } = item;
        const set = this.sets.numberOf((item.item as Tree & { kind: "set" }).set);
        const guard = this.#guardOf(partOf(items, index + 1, next));
        code.push(lazy ? operation.lazyRun : operation.run, set, least, most, guard, this.memos++);
        index++;
        continue;
      }
      if (item.kind === "sequence") {
        next = behind(items, index, next);
        items = item.items;
        index = 0;
        continue;
      }
      // Texts that do not get there need not have it.
      if (code.length > begin) {
        this.#goTo(partOf(items, index, next));
        return;
      }
      if (item.kind === "choice") {
        const branches = branchesOf(item);
        next = this.#join(behind(items, index, next));
        if (branches.length > 1) {
          this.#writeChoice(item, next);
          return;
        }
        items = branches[0]?.items ?? [];
      } else {
        const { least, most, item: round } = item;
        if (rounds >= least) {
          if (rounds < most) this.#writeSplit(item, rounds, behind(items, index, next));
          else this.#goTo(behind(items, index, next));
          return;
        }
        next = this.#nextRound(item, rounds, behind(items, index, next));
        items = itemsOf(round);
      }
      index = 0;
      rounds = 0;
    }
  }

  #goTo(part: Part): void {
    if (part.at >= 0) this.code.push(operation.jump, part.at);
    else this.#put(part, -1);
  }

  /** Lets an operand lead to a part. */
  #aim(operand: number, part: Part): void {
    if (part.at < 0) this.#put(part, operand);
    this.code[operand] = part.at < 0 ? this.code.length - lateLength : part.at;
  }

  #put(part: Part, operand: number): void {
    this.code.push(operation.late, this.#late.push({ part, operand }) - 1);
  }

  #writeChoice(choice: Choice, next: Part): void {
    const { code } = this;
    const branches = branchesOf(choice);
    const parts: Part[] = [];
    const guards: number[] = [];
    for (let index = 0; index < branches.length; index++) {
      const branch = branches[index] as (typeof branches)[number];
      let guard = this.guards.numberOf(branch.bits);
      if (branch.mayBeEmpty) guard = this.guards.either(guard, this.#guardOf(next));
      guards.push(guard);
      parts.push(createPart(() => branch.items, 0, 0, next));
    }
    if (branches.length > mostUnsorted) {
      const placeOf = (branch: number): number => this.#place(parts[branch] as Part);
      code.push(operation.dispatch, this.dispatches.push(createDispatch(guards, placeOf)) - 1);
      return;
    }
    const at = code.push(operation.choice, branches.length);
    for (let index = 0; index < parts.length; index++) code.push(0, guards[index] as number);
    for (let index = 0; index < parts.length; index++) this.#aim(at + 2 * index, parts[index] as Part);
  }

  /** Tries one more round, and what is behind the repeat. */
  #writeSplit(repeat: Repeat, rounds: number, end: Part): void {
    const { code } = this;
    const next = this.#join(end);
    const round = partOf(itemsOf(repeat.item), 0, this.#nextRound(repeat, rounds, next));
    const [first, second] = repeat.lazy ? [next, round] : [round, next];
    const at = code.push(operation.split, 0, 0, this.#guardOf(first), this.#guardOf(second)) - 4;
    this.#aim(at, first);
    this.#aim(at + 1, second);
  }

  /** What follows a round: another one, or what is behind the repeat. */
  #nextRound(repeat: Repeat, rounds: number, end: Part): Part {
    return rounds + 1 === repeat.most ? end : createPart(() => [repeat], 0, rounds + 1, this.#join(end));
  }

  /** The part as one that may be reached in several ways. */
  #join(part: Part): Part {
    if (part.memo >= 0 || isEnd(part)) return part;
    const joined = part.at < 0 ? part : createPart(noItems, 0, 0, part);
    joined.memo = this.memos++;
    return joined;
  }

  #guardOf(part: Part): number {
    if (part.guard === undefined) part.guard = this.#findGuard(part);
    return part.guard;
  }

  #findGuard({ items, from, rounds, next }: Part): number {
    const own = items();
    const repeat = rounds > 0 ? (own[from] as Repeat) : undefined;
    const { bits, mayBeEmpty } = firstOfItems(own, from);
    // Rounds that were matched may have been all that are needed.
    if (!mayBeEmpty && (repeat === undefined || rounds < repeat.least)) return this.guards.numberOf(bits);
    if (next === undefined) return noGuard;
    return this.guards.either(this.guards.numberOf(bits), this.#guardOf(next));
  }
}

const lateLength = 2;

const none: readonly Tree[] = [];
const noItems = (): readonly Tree[] => none;

function createPart(
  items: () => readonly Tree[],
  from: number,
  rounds: number,
  next: Part | undefined,
): Part {
  return { items, from, rounds, next, at: -1, memo: -1, guard: undefined };
}

function partOf(items: readonly Tree[], from: number, next: Part | undefined): Part {
  return createPart(() => items, from, 0, next);
}

/** What follows an item. */
function behind(items: readonly Tree[], index: number, next: Part | undefined): Part {
  return index + 1 === items.length && next !== undefined ? next : partOf(items, index + 1, next);
}

/** Whether nothing is left to match, so that it matters not how often it is reached. */
function isEnd({ items, from, next }: Part): boolean {
  return next === undefined && from >= items().length;
}

function itemsOf(tree: Tree): readonly Tree[] {
  return tree.kind === "sequence" ? tree.items : [tree];
}

function isRun({ item, least, most }: Repeat): boolean {
  return item.kind === "set" && (most > least || most > longestWrittenOut);
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
