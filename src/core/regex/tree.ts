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

const lengths = new WeakMap<Tree, Length>();

/** Length of what a pattern matches. */
export function lengthOf(tree: Tree): Length {
  let length = lengths.get(tree);
  if (length === undefined) {
    length = measure(tree);
    lengths.set(tree, length);
  }
  return length;
}

function measure(tree: Tree): Length {
  switch (tree.kind) {
    case "set":
      return { least: (tree.set[0] ?? 0) > 0xffff ? 2 : 1, most: (tree.set.at(-1) ?? 0) > 0xffff ? 2 : 1 };
    case "sequence":
      return tree.items.map(lengthOf).reduce(addLengths, { least: 0, most: 0 });
    case "choice": {
      const options = tree.options.map(lengthOf);
      return {
        least: Math.min(...options.map(({ least }) => least)),
        most: Math.max(...options.map(({ most }) => most)),
      };
    }
    case "repeat": {
      const { least, most } = lengthOf(tree.item);
      return { least: least * tree.least, most: most * tree.most };
    }
    case "assertion":
      return { least: 0, most: 0 };
  }
}

export function addLengths(a: Length, b: Length): Length {
  return { least: a.least + b.least, most: a.most + b.most };
}
