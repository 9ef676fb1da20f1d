import { lengthOf, type Tree } from "./tree.ts";

/** Bounds that keep the work and the memory of one rule small. */
const limits = { repeat: 1000, length: 8192, instructions: 20_000 } as const;

/** Refuses what the matcher could not run in linear time and little memory. */
export function lintPattern(tree: Tree, fail: (expected: string) => never): void {
  if (lengthOf(tree).least === 0) fail("a pattern that cannot match the empty text");
  checkRepeats(tree, new Set(), fail);
  if (countInstructions(tree) > limits.instructions) {
    fail(`at most ${limits.instructions} instructions after repeats are written out`);
  }
  if (lengthOf(tree).most > limits.length) fail(`matches of at most ${limits.length} characters`);
}

function checkRepeats(tree: Tree, seen: Set<Tree>, fail: (expected: string) => never): void {
  if (tree.kind === "set" || tree.kind === "assertion" || seen.has(tree)) return;
  seen.add(tree);
  if (tree.kind === "sequence") for (const item of tree.items) checkRepeats(item, seen, fail);
  if (tree.kind === "choice") for (const option of tree.options) checkRepeats(option, seen, fail);
  if (tree.kind !== "repeat") return;
  if (tree.most > limits.repeat) fail(`repeats of at most ${limits.repeat}`);
  // RE2 and JavaScript disagree on what an empty round of a repeat means.
  if (lengthOf(tree.item).least === 0) fail("no repeat of something that can be empty");
  checkRepeats(tree.item, seen, fail);
}

const counts = new WeakMap<Tree, number>();

function countInstructions(tree: Tree): number {
  if (tree.kind === "set" || tree.kind === "assertion") return 1;
  let count = counts.get(tree);
  if (count === undefined) {
    count = countParts(tree);
    counts.set(tree, count);
  }
  return count;
}

function countParts(tree: Exclude<Tree, { kind: "set" | "assertion" }>): number {
  if (tree.kind === "repeat") return tree.most * (countInstructions(tree.item) + 1) + 1;
  let count = tree.kind === "choice" ? 1 + 2 * tree.options.length : 0;
  for (const part of tree.kind === "choice" ? tree.options : tree.items) count += countInstructions(part);
  return count;
}
