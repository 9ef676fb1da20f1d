import { type CharacterSet, contains } from "../../src/core/regex/character-set.ts";
import type { Place, Tree } from "../../src/core/regex/tree.ts";

/** A text with a match of a pattern by construction, which begins at `at`. */
export interface Positive {
  readonly text: string;
  readonly at: number;
}

/** What stands before or after a match: nothing, separators, a word, letters outside ASCII, pairs. */
const surroundings = ["", "\n", " ", ". ", "x", "1", "é", "😀", "字", "\n\n", "_", "- "];
const ordinary = ["a", "e", "x", "T", " ", " ", "\n", "1", "-", ".", "é", "ж", "字", "😀"];

const mostAttempts = 60;
/** Characters and rounds tried in one attempt; what stands before a boundary may take a few. */
const mostSteps = 4000;

type Random = (limit: number) => number;
/** Writes what comes next; a place that is still open needs the character to the right of it. */
type Next = (text: string, open: readonly Place[]) => string | undefined;

/**
 * A random walk through a pattern that keeps to its assertions, between random surroundings.
 *
 * It knows the pattern alone and no engine, so that an engine that misses what it wrote is wrong.
 */
export function positiveOf(tree: Tree, random: Random): Positive | undefined {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const before = pick(surroundings, random);
    const after = pick(surroundings, random);
    const written = walk(tree, before, [], random, after);
    if (written !== undefined) return { text: written + after, at: before.length };
  }
  return undefined;
}

function walk(
  tree: Tree,
  before: string,
  open: readonly Place[],
  random: Random,
  after: string,
): string | undefined {
  let steps = 0;

  function write(node: Tree, text: string, open: readonly Place[], next: Next): string | undefined {
    if (steps > mostSteps) return undefined;
    switch (node.kind) {
      case "set":
        for (const character of candidates(node.set, random)) {
          steps++;
          if (!open.every((place) => holds(place, text, character))) continue;
          const written = next(text + character, []);
          if (written !== undefined) return written;
        }
        return undefined;
      case "sequence":
        return writeItems(node.items, 0, text, open, next);
      case "choice": {
        const first = random(node.options.length);
        for (let tried = 0; tried < Math.min(node.options.length, 3); tried++) {
          const option = node.options[(first + tried) % node.options.length] as Tree;
          const written = write(option, text, open, next);
          if (written !== undefined) return written;
        }
        return undefined;
      }
      case "repeat": {
        const { item, least, most } = node;
        for (const rounds of new Set([roundsOf(least, most, random), Math.min(least + 1, most), least])) {
          const written = writeRounds(item, rounds, text, open, next);
          if (written !== undefined) return written;
        }
        return undefined;
      }
      case "assertion":
        return next(text, [...open, node.at]);
    }
  }

  function writeItems(
    items: readonly Tree[],
    index: number,
    text: string,
    open: readonly Place[],
    next: Next,
  ): string | undefined {
    const item = items[index];
    if (item === undefined) return next(text, open);
    return write(item, text, open, (longer, then) => writeItems(items, index + 1, longer, then, next));
  }

  function writeRounds(
    item: Tree,
    rounds: number,
    text: string,
    open: readonly Place[],
    next: Next,
  ): string | undefined {
    if (rounds === 0) return next(text, open);
    return write(item, text, open, (longer, then) => writeRounds(item, rounds - 1, longer, then, next));
  }

  return write(tree, before, open, (text, then) =>
    then.every((place) => holds(place, text, after)) ? text : undefined,
  );
}

/** Few rounds as a rule, now and then as many as there may be. */
function roundsOf(least: number, most: number, random: Random): number {
  if (random(12) === 0) return Math.min(most, least + 40);
  return least + random(Math.min(most - least, 4) + 1);
}

/** Members of a set to try one after the other: one at random, and such as a boundary on either side can want. */
function candidates(set: CharacterSet, random: Random): Set<string> {
  const start = random(ordinary.length);
  const usual = [...ordinary.slice(start), ...ordinary.slice(0, start)].filter((character) =>
    contains(set, character.codePointAt(0) as number),
  );
  const any = memberOf(set, random);
  const some = usual.length > 0 && random(6) > 0 ? [...usual.slice(0, 1), any] : [any, ...usual.slice(0, 1)];
  return new Set([...some, ...usual.filter(isWord).slice(0, 1), ...usual.filter(isOther).slice(0, 1)]);
}

function memberOf(set: CharacterSet, random: Random): string {
  for (;;) {
    const range = 2 * random(set.length / 2);
    const from = set[range] as number;
    const code = from + random((set[range + 1] as number) - from + 1);
    // Half of a pair is no character of a well-formed text.
    if (code < 0xd800 || code > 0xdfff) return String.fromCodePoint(code);
  }
}

function holds(place: Place, left: string, right: string): boolean {
  switch (place) {
    case "start":
      return left === "";
    case "end":
      return right === "";
    case "line-start":
      return left === "" || left.endsWith("\n");
    case "line-end":
      return right === "" || right.startsWith("\n");
    case "boundary":
      return isWord(left.slice(-1)) !== isWord(right.slice(0, 1));
    case "inside":
      return isWord(left.slice(-1)) === isWord(right.slice(0, 1));
  }
}

function isWord(character: string): boolean {
  return /^\w$/.test(character);
}

function isOther(character: string): boolean {
  return !isWord(character);
}

function pick(list: readonly string[], random: Random): string {
  return list[random(list.length)] as string;
}
