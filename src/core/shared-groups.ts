import { foldCharacter } from "./fold.ts";
import { createParser, type ParseOptions, type SharedGroup } from "./regex/parse.ts";
import { canBeEmpty, lateChoice, type Tree } from "./regex/tree.ts";

/** Stands in a shortened source for the group of that number. */
const firstMark = 0xe000;
const mostGroups = 0x1000;
const mark = /[\ue000-\uf8ff]/;
const everyMark: RegExp = new RegExp(mark, "g");

/** What a parenthesis may stand in without a meaning, and those of both kinds of groups. */
const openings = /\\.|\[(?:\\.|[^\]])*\]|\(\?:|\((?!\?)/gs;

/** Before the options of a group that is a choice and cannot match nothing; other groups stand as they are. */
const choiceMark = "|";

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

  const shortened = sources.map((source) => shorten(source, 0));
  return useFirstMark({ groups, sources: shortened });
}

/** Gives the first number, whose mark is the shortest, to the group that is named most. */
function useFirstMark({ groups, sources }: SharedGroups): SharedGroups {
  const counts = new Uint32Array(groups.length);
  for (const text of [...groups, ...sources]) {
    for (const [found] of text.matchAll(everyMark)) {
      const number = found.charCodeAt(0) - firstMark;
      counts[number] = (counts[number] as number) + 1;
    }
  }
  const most = Math.max(0, counts.indexOf(Math.max(...counts)));
  const swapped = (number: number): number => (number === 0 ? most : number === most ? 0 : number);
  const swap = (text: string): string =>
    text.replace(everyMark, (found) =>
      String.fromCharCode(firstMark + swapped(found.charCodeAt(0) - firstMark)),
    );
  return {
    groups: groups.map((_, number) => swap(groups[swapped(number)] as string)),
    sources: sources.map(swap),
  };
}

/** Writes `(` for `(?:` and the other way round: none of them captures here, and the longer form is the one in use. */
export function swapGroups(source: string): string {
  return source.replace(openings, (part) => (part === "(?:" ? "(" : part === "(" ? "(?:" : part));
}

/** Writes groups so that {@link groupParser} need not read those that are choices before a text leads to one. */
export function markChoices(groups: readonly string[]): readonly string[] {
  const parse = groupParser(
    groups,
    (text) => text,
    (expected) => {
      throw new TypeError(`A group of patterns that were read before needs ${expected}`);
    },
  );
  // What is folded may be nothing, such as a character that draws nothing.
  const isChoice = (source: string): boolean =>
    [foldCharacter, undefined].every((fold) => {
      const tree = parse({ source, flags: "u" }, fold);
      return tree.kind === "choice" && !canBeEmpty(tree);
    });
  return groups.map((group) =>
    group.startsWith("(") && isChoice(group) ? choiceMark + group.slice("(?:".length, -")".length) : group,
  );
}

/** A group as it stands in a written pattern. */
function plainGroup(text: string): string {
  return text.startsWith(choiceMark) ? `(${text.slice(choiceMark.length)})` : text;
}

/** Makes the function that writes a shortened source out, which may itself have been written by something that `read` undoes. */
export function groupReader(
  groups: readonly string[],
  read: (source: string) => string = (source) => source,
): (source: string) => string {
  const known: (string | undefined)[] = [];
  const write = (source: string): string =>
    swapGroups(read(source)).replace(everyMark, (found) => {
      const number = found.charCodeAt(0) - firstMark;
      const group = known[number] ?? write(plainGroup(groups[number] ?? ""));
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
      const shared = trees[number] ?? { tree: treeOf(text), isRepeat: text.startsWith("[") };
      trees[number] = shared;
      return shared;
    }
    function treeOf(text: string): Tree {
      if (!text.startsWith(choiceMark)) return parse(read(text));
      return lateChoice(
        () => (parse(read(text.slice(choiceMark.length))) as Tree & { kind: "choice" }).options,
      );
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
