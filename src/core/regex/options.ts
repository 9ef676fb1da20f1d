import type { CharacterSet } from "./character-set.ts";
import { places, type Tree } from "./tree.ts";

/** One or several options of a choice, in the order in which they are tried. */
export interface Branch {
  /** What all of them begin with; there is only one way to match it. */
  readonly prefix: readonly Tree[];
  /** What follows in each. */
  readonly rests: readonly (readonly Tree[])[];
}

/** How the sets at the start of options compare. */
export interface SetOrder {
  /** A number that equal sets share. */
  numberOf(set: CharacterSet): number;
  /** Whether no text can begin with both. */
  areDisjoint(a: number, b: number): boolean;
}

/** The options of a choice as lists of items; a choice among them is part of the choice. */
export function optionsOf(tree: Tree & { kind: "choice" }): readonly (readonly Tree[])[] {
  const options: (readonly Tree[])[] = [];
  addOptions(tree, options);
  return options;
}

function addOptions(tree: Tree & { kind: "choice" }, options: (readonly Tree[])[]): void {
  for (let index = 0; index < tree.options.length; index++) {
    const option = tree.options[index] as Tree;
    if (option.kind === "choice") addOptions(option, options);
    else options.push(option.kind === "sequence" ? option.items : [option]);
  }
}

/**
 * Brings options together that begin alike, as far as that leaves the order in which they match: an option moves past
 * others only when no text can begin with both.
 */
export function branchesOf(options: readonly (readonly Tree[])[], order: SetOrder): readonly Branch[] {
  const heads: number[] = [];
  const groups: (readonly Tree[])[][] = [];
  for (let at = 0; at < options.length; at++) {
    const option = options[at] as readonly Tree[];
    const head = headOf(option[0], order);
    let index = heads.length - 1;
    while (index >= 0 && !isSame(heads[index] as number, head)) {
      const other = heads[index] as number;
      index = head >= 0 && other >= 0 && order.areDisjoint(head, other) ? index - 1 : -1;
    }
    const group = groups[index];
    if (group === undefined) {
      heads.push(head);
      groups.push([option]);
    } else if (option.length > 0 || group.at(-1)?.length !== 0) group.push(option);
  }
  return groups.map((alike) => splitPrefix(alike, order));
}

const notAlike = Number.NEGATIVE_INFINITY;

/** Number of the set or, below 0, of the assertion that an option begins with. */
function headOf(item: Tree | undefined, order: SetOrder): number {
  if (item?.kind === "set") return order.numberOf(item.set);
  return item?.kind === "assertion" ? -1 - places.indexOf(item.at) : notAlike;
}

function isSame(a: number, b: number): boolean {
  return a === b && a !== notAlike;
}

function splitPrefix(options: readonly (readonly Tree[])[], order: SetOrder): Branch {
  const [first = []] = options;
  if (options.length === 1) return { prefix: first, rests: [[]] };
  let length = 1;
  while (isShared(options, length, order)) length++;
  return { prefix: first.slice(0, length), rests: options.map((option) => option.slice(length)) };
}

function isShared(options: readonly (readonly Tree[])[], at: number, order: SetOrder): boolean {
  const head = headOf(options[0]?.[at], order);
  for (let index = 0; index < options.length; index++) {
    if (!isSame(headOf(options[index]?.[at], order), head)) return false;
  }
  return true;
}
