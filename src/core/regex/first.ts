import { addBits, bitsOf, emptyBits, type GuardBits } from "./guards.ts";
import type { Tree } from "./tree.ts";

/** What the text that a pattern matches can begin with. */
export interface First {
  readonly bits: GuardBits;
  /** Whether it may match nothing, so that what follows counts as well. */
  readonly mayBeEmpty: boolean;
}

const nothing: First = { bits: emptyBits(), mayBeEmpty: true };

// Rules of one family share most of their parts.
const known = new WeakMap<object, First>();

/** What a pattern can begin with. */
export function firstOf(tree: Tree): First {
  if (tree.kind === "assertion") return nothing;
  if (tree.kind === "sequence") return firstOfItems(tree.items, 0);
  const key = tree.kind === "set" ? tree.set : tree;
  let first = known.get(key);
  if (first === undefined) {
    first = findFirst(tree);
    known.set(key, first);
  }
  return first;
}

/** What the items of a sequence from one on can begin with. */
export function firstOfItems(items: readonly Tree[], from: number): First {
  if (from >= items.length) return nothing;
  const first = firstOf(items[from] as Tree);
  if (!first.mayBeEmpty) return first;
  const bits = [...first.bits];
  for (let index = from + 1; index < items.length; index++) {
    const next = firstOf(items[index] as Tree);
    addBits(bits, next.bits);
    if (!next.mayBeEmpty) return { bits, mayBeEmpty: false };
  }
  return { bits, mayBeEmpty: true };
}

function findFirst(tree: Exclude<Tree, { kind: "assertion" | "sequence" }>): First {
  if (tree.kind === "set") return { bits: bitsOf(tree.set), mayBeEmpty: false };
  if (tree.kind === "repeat") {
    const { bits, mayBeEmpty } = firstOf(tree.item);
    return { bits, mayBeEmpty: mayBeEmpty || tree.least === 0 };
  }
  const bits = emptyBits();
  let mayBeEmpty = false;
  for (let index = 0; index < tree.options.length; index++) {
    const first = firstOf(tree.options[index] as Tree);
    addBits(bits, first.bits);
    mayBeEmpty ||= first.mayBeEmpty;
  }
  return { bits, mayBeEmpty };
}

/** Whether whatever a pattern matches holds a character outside ASCII. */
export function needsBeyondAscii(tree: Tree): boolean {
  switch (tree.kind) {
    case "set":
      return (tree.set[0] as number) >= 0x80;
    case "assertion":
      return false;
    case "repeat":
      return tree.least > 0 && needsBeyondAscii(tree.item);
    case "sequence":
      return tree.items.some(needsBeyondAscii);
    case "choice":
      return tree.options.every(needsBeyondAscii);
  }
}
