import { createParser, type ParseOptions, type SharedGroup } from "./regex/parse.ts";
import type { Tree } from "./regex/tree.ts";

/** Stands in a shortened source for the group of that number. */
const firstMark = 0xe000;
const mostGroups = 0x1000;
const mark = /[\ue000-\uf8ff]/;
const everyMark: RegExp = new RegExp(mark, "g");

/** Shorter groups take less room than what it takes to name them. */
const shortest = 32;
const shortestClass = 12;

/** Pattern sources with the groups `(?:...)` and the repeated classes `[...]{...}` that occur more than once written once. */
export interface SharedGroups {
  /** Groups by number; they may hold marks of others. */
  readonly groups: readonly string[];
  readonly sources: readonly string[];
}

/** Takes repeated groups, such as lists of words, out of pattern sources. Nothing if a source holds a mark already. */
export function shareGroups(sources: readonly string[]): SharedGroups {
  if (sources.some((source) => mark.test(source))) return { groups: [], sources };
  const counts = new Map<string, number>();
  for (const source of sources) {
    for (const [start, end] of groupsOf(source)) {
      const group = source.slice(start, end);
      if (group.length >= (group.startsWith("[") ? shortestClass : shortest))
        counts.set(group, (counts.get(group) ?? 0) + 1);
    }
  }
  const groups: string[] = [];
  const numbers = new Map<string, number>();

  function shorten(source: string, from: number): string {
    const ends = groupsOf(source);
    let text = source.slice(0, from);
    for (let at = from; at < source.length; at++) {
      const end = ends.get(at);
      const group = end === undefined ? "" : source.slice(at, end);
      if (end === undefined || (counts.get(group) ?? 0) < 2 || !isNumbered(group)) {
        text += source[at];
        continue;
      }
      text += String.fromCharCode(firstMark + (numbers.get(group) as number));
      at = end - 1;
    }
    return text;
  }

  function isNumbered(group: string): boolean {
    if (numbers.has(group)) return true;
    if (groups.length === mostGroups) return false;
    numbers.set(group, groups.push("") - 1);
    groups[numbers.get(group) as number] = shorten(group, 1);
    return true;
  }

  return { sources: sources.map((source) => shorten(source, 0)), groups };
}

/** Makes the function that writes a shortened source out, which may itself have been written by something that `read` undoes. */
export function groupReader(
  groups: readonly string[],
  read: (source: string) => string = (source) => source,
): (source: string) => string {
  const known: (string | undefined)[] = [];
  const write = (source: string): string =>
    read(source).replace(everyMark, (found) => {
      const number = found.charCodeAt(0) - firstMark;
      const group = known[number] ?? write(groups[number] ?? "");
      known[number] = group;
      return group;
    });
  return write;
}

/**
 * Makes the function that reads shortened sources into trees. A group is read once for all sources with the same flags and the
 * same way to fold, as a part of each of their trees.
 */
export function groupParser(
  groups: readonly string[],
  read: (source: string) => string,
  fail: ParseOptions["fail"],
): (pattern: Pick<RegExp, "source" | "flags">, fold: ParseOptions["fold"]) => Tree {
  const known = new Map<string, (source: string) => Tree>();

  function makeParser(flags: string, fold: ParseOptions["fold"]): (source: string) => Tree {
    const trees: (SharedGroup | undefined)[] = [];
    const parse = createParser(flags, { fold, fail, share: false, group });
    function group(code: number): SharedGroup | undefined {
      const number = code - firstMark;
      const text = groups[number];
      if (text === undefined) return undefined;
      const shared = trees[number] ?? { tree: parse(read(text)), isRepeat: text.startsWith("[") };
      trees[number] = shared;
      return shared;
    }
    return (source) => parse(read(source));
  }

  return ({ source, flags }, fold) => {
    const key = fold === undefined ? `${flags} raw` : flags;
    const parse = known.get(key) ?? makeParser(flags, fold);
    known.set(key, parse);
    return parse(source);
  };
}

/** Bounds of the groups of a source that do not capture and of its repeated classes, by their start. */
function groupsOf(source: string): ReadonlyMap<number, number> {
  const bounds = new Map<number, number>();
  const open: number[] = [];
  let classStart = -1;
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === "\\") at++;
    else if (classStart >= 0) {
      if (character !== "]") continue;
      if (source[at + 1] === "{") bounds.set(classStart, source.indexOf("}", at) + 1);
      classStart = -1;
    } else if (character === "[") classStart = at;
    else if (character === "(") open.push(at);
    else if (character === ")") {
      const start = open.pop() as number;
      if (source.startsWith("(?:", start)) bounds.set(start, at + 1);
    }
  }
  return bounds;
}
