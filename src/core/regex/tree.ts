import type { CharacterSet } from "./character-set.ts";

/** A pattern after parsing: case, folding and flags are already written out. */
export type Tree =
  | { readonly kind: "set"; readonly set: CharacterSet }
  | { readonly kind: "sequence"; readonly items: readonly Tree[] }
  | { readonly kind: "choice"; readonly options: readonly Tree[] }
  | {
      readonly kind: "repeat";
      readonly item: Tree;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    }
  | { readonly kind: "assertion"; readonly at: Place };

/** `boundary` and `inside` are ASCII, as in RE2; lines end at `\n` alone. */
export type Place = "start" | "end" | "line-start" | "line-end" | "boundary" | "inside";

/** Every place, in the order in which programs and packs number them. */
export const places: readonly Place[] = ["start", "end", "line-start", "line-end", "boundary", "inside"];

/** Number of UTF-16 units. */
export interface Length {
  readonly least: number;
  readonly most: number;
}

const nothing: Length = { least: 0, most: 0 };
const one: Length = { least: 1, most: 1 };
const oneOrTwo: Length = { least: 1, most: 2 };
const two: Length = { least: 2, most: 2 };
const lengths = new WeakMap<Tree, Length>();

/** Length of what a pattern matches. */
export function lengthOf(tree: Tree): Length {
  if (tree.kind === "set") return lengthOfSet(tree.set);
  if (tree.kind === "assertion") return nothing;
  let length = lengths.get(tree);
  if (length === undefined) {
    length = measure(tree);
    lengths.set(tree, length);
  }
  return length;
}

/** Choices that are known to match something. */
const neverEmpty = new WeakSet<Tree>();

/** A choice none of whose options can match nothing; they are read when they are asked for. */
export function lateChoice(read: () => readonly Tree[]): Tree {
  let options: readonly Tree[] | undefined;
  const tree: Tree = {
    kind: "choice",
    get options() {
      options ??= read();
      return options;
    },
  };
  neverEmpty.add(tree);
  return tree;
}

/** Whether a pattern may match nothing, which is told without measuring it. */
export function canBeEmpty(tree: Tree): boolean {
  switch (tree.kind) {
    case "set":
      return false;
    case "assertion":
      return true;
    case "repeat":
      return tree.least === 0 || canBeEmpty(tree.item);
    case "sequence":
      return tree.items.every(canBeEmpty);
    case "choice":
      return !neverEmpty.has(tree) && tree.options.some(canBeEmpty);
  }
}

/** UTF-16 units of the longest match, for trees that are looked at once. */
export function longestOf(tree: Tree): number {
  switch (tree.kind) {
    case "set":
      return lengthOfSet(tree.set).most;
    case "assertion":
      return 0;
    case "repeat":
      return longestOf(tree.item) * tree.most;
    case "sequence": {
      let sum = 0;
      for (let index = 0; index < tree.items.length; index++) sum += longestOf(tree.items[index] as Tree);
      return sum;
    }
    case "choice": {
      let most = 0;
      for (let index = 0; index < tree.options.length; index++) {
        const own = longestOf(tree.options[index] as Tree);
        if (own > most) most = own;
      }
      return most;
    }
  }
}

function measure(tree: Exclude<Tree, { kind: "set" | "assertion" }>): Length {
  if (tree.kind === "repeat") {
    const { least, most } = lengthOf(tree.item);
    return { least: least * tree.least, most: most * tree.most };
  }
  if (tree.kind === "sequence") return tree.items.map(lengthOf).reduce(addLengths, nothing);
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const option of tree.options) {
    const length = lengthOf(option);
    least = Math.min(least, length.least);
    most = Math.max(most, length.most);
  }
  return { least, most };
}

function lengthOfSet(set: CharacterSet): Length {
  const { length } = set;
  if (length === 0 || (set[length - 1] as number) <= 0xffff) return one;
  return (set[0] as number) > 0xffff ? two : oneOrTwo;
}

export function addLengths(a: Length, b: Length): Length {
  return { least: a.least + b.least, most: a.most + b.most };
}
