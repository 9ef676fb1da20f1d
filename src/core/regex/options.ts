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
  return tree.options.flatMap((option) => {
    if (option.kind === "choice") return optionsOf(option);
    return [option.kind === "sequence" ? option.items : [option]];
  });
}

/**
 * Brings options together that begin alike, as far as that leaves the order in which they match: an option moves past
 * others only when no text can begin with both.
 */
export function branchesOf(options: readonly (readonly Tree[])[], order: SetOrder): readonly Branch[] {
  const groups: { head: number; options: (readonly Tree[])[] }[] = [];
  for (const option of options) {
    const head = headOf(option[0], order);
    let index = groups.length - 1;
    while (index >= 0 && !isSame(groups[index]?.head as number, head)) {
      const other = groups[index]?.head as number;
      index = head >= 0 && other >= 0 && order.areDisjoint(head, other) ? index - 1 : -1;
    }
    const group = groups[index];
    if (group === undefined) groups.push({ head, options: [option] });
    else if (option.length > 0 || group.options.at(-1)?.length !== 0) group.options.push(option);
  }
  return groups.map(({ options: alike }) => splitPrefix(alike, order));
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
  const isShared = (at: number) => {
    const head = headOf(first[at], order);
    return options.every((option) => isSame(headOf(option[at], order), head));
  };
  while (isShared(length)) length++;
  return { prefix: first.slice(0, length), rests: options.map((option) => option.slice(length)) };
}
