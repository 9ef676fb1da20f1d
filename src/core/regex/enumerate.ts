import { separatorSymbol, symbolTable } from "../symbols.ts";
import { type CharacterSet, membersOf, sizeOf } from "./character-set.ts";
import { addLengths, type Length, lengthOf, type Tree } from "./tree.ts";

/** A prefilter symbol and how many UTF-16 units it stands for; `symbol` is -1 for a word boundary. */
export interface Element extends Length {
  readonly symbol: number;
}

/** Symbols in a row, beginning somewhere in a match. */
export interface Run {
  /** Where it begins, from the start of the pattern. */
  readonly base: Length;
  readonly elements: readonly Element[];
  /** The symbols, one character each; equal for runs of the same symbols. */
  readonly key: string;
}

export const boundaryMark = -1;
const mostRuns = 128;
const longestRun = 40;
const mostRounds = 16;
const widestSet = 200;
const mostSymbolsOfSet = 12;

const nowhere: Length = { least: 0, most: 0 };
const empty: Run = { base: nowhere, elements: [], key: "" };
const exactRuns = new WeakMap<Tree, readonly Run[] | null>();
const headRuns = new WeakMap<Tree, readonly Run[] | null>();
const tailRuns = new WeakMap<Tree, readonly Run[] | null>();

/** Every run of symbols that a pattern can match, when they are few. */
export function exact(tree: Tree): readonly Run[] | undefined {
  return remembered(exactRuns, tree, findExact);
}

function remembered(
  known: WeakMap<Tree, readonly Run[] | null>,
  tree: Tree,
  find: (tree: Tree) => readonly Run[] | undefined,
): readonly Run[] | undefined {
  let runs = known.get(tree);
  if (runs === undefined) {
    runs = find(tree) ?? null;
    known.set(tree, runs);
  }
  return runs ?? undefined;
}

function findExact(tree: Tree): readonly Run[] | undefined {
  switch (tree.kind) {
    case "set":
      return exactSet(tree.set);
    case "assertion":
      return tree.at === "boundary" ? [run([{ symbol: boundaryMark, ...nowhere }])] : [empty];
    case "sequence": {
      let runs: readonly Run[] | undefined = [empty];
      for (const item of tree.items) runs = runs && product(runs, exact(item));
      return runs;
    }
    case "choice": {
      const runs: Run[] = [];
      for (const option of tree.options) {
        const some = exact(option);
        if (some === undefined) return undefined;
        runs.push(...some);
      }
      return few(runs);
    }
    case "repeat":
      return exactRepeat(tree);
  }
}

function exactRepeat({ item, least, most }: Tree & { kind: "repeat" }): readonly Run[] | undefined {
  const once = exact(item);
  if (once === undefined) return undefined;
  const part = once.length === 1 && once[0]?.elements.length === 1 ? once[0].elements[0] : undefined;
  if (part?.symbol === separatorSymbol) {
    const spaces = run([
      { symbol: separatorSymbol, least: Math.max(1, least) * part.least, most: most * part.most },
    ]);
    return least === 0 ? [empty, spaces] : [spaces];
  }
  if (most > mostRounds) return undefined;
  const runs: Run[] = [];
  let rounds: readonly Run[] | undefined = [empty];
  for (let round = 0; round <= most; round++) {
    if (round > 0) rounds = product(rounds, once);
    if (rounds === undefined) return undefined;
    if (round >= least) runs.push(...rounds);
  }
  return few(runs);
}

function exactSet(set: CharacterSet): readonly Run[] | undefined {
  if (sizeOf(set) > widestSet) return undefined;
  const symbols = symbolTable();
  const seen = new Set<string>();
  const runs: Run[] = [];
  for (const code of membersOf(set)) {
    const text = String.fromCodePoint(code);
    const elements: Element[] = [];
    for (let index = 0; index < text.length; index++) {
      elements.push({ symbol: symbols[text.charCodeAt(index)] as number, least: 1, most: 1 });
    }
    const found = run(elements);
    if (seen.has(found.key)) continue;
    seen.add(found.key);
    runs.push(found);
    if (runs.length > mostSymbolsOfSet) return undefined;
  }
  return runs;
}

/** Runs one of which every match begins with. */
export function heads(tree: Tree): readonly Run[] | undefined {
  return remembered(headRuns, tree, findHeads);
}

function findHeads(tree: Tree): readonly Run[] | undefined {
  if (tree.kind === "repeat") {
    if (tree.least === 0) return undefined;
    return exact(tree.item) ?? heads(tree.item);
  }
  if (tree.kind === "choice") return ofOptions(tree.options, (option) => exact(option) ?? heads(option));
  if (tree.kind !== "sequence") return undefined;
  let runs: readonly Run[] = [empty];
  for (const item of tree.items) {
    const longer = product(runs, exact(item));
    if (longer === undefined) {
      runs = product(runs, heads(item)) ?? runs;
      break;
    }
    runs = longer;
  }
  return runs.some(({ elements }) => elements.length === 0) ? undefined : runs;
}

/** Runs one of which every match ends with. */
function tails(tree: Tree): readonly Run[] | undefined {
  return remembered(tailRuns, tree, findTails);
}

function findTails(tree: Tree): readonly Run[] | undefined {
  if (tree.kind === "repeat") {
    if (tree.least === 0) return undefined;
    return exact(tree.item) ?? tails(tree.item);
  }
  if (tree.kind === "choice") return ofOptions(tree.options, (option) => exact(option) ?? tails(option));
  if (tree.kind !== "sequence") return undefined;
  let runs: readonly Run[] = [empty];
  for (const item of [...tree.items].reverse()) {
    const longer = product(exact(item), runs);
    if (longer === undefined) {
      runs = product(tails(item), runs) ?? runs;
      break;
    }
    runs = longer;
  }
  return runs.some(({ elements }) => elements.length === 0) ? undefined : runs;
}

function ofOptions(options: readonly Tree[], find: (option: Tree) => readonly Run[] | undefined) {
  const runs: Run[] = [];
  for (const option of options) {
    const some = find(option);
    if (some === undefined) return undefined;
    runs.push(...some);
  }
  return few(runs);
}

/** The runs at the end of an item, each with the place where it begins. */
export function endingRuns(item: Tree, base: Length): readonly Run[] | undefined {
  const whole = lengthOf(item);
  return tails(item)?.map(({ elements, key }) => {
    const part = elements.reduce<Length>(addLengths, nowhere);
    return {
      base: {
        least: base.least + Math.max(0, whole.least - part.most),
        most: base.most + Math.max(0, whole.most - part.least),
      },
      elements,
      key,
    };
  });
}

/** Every run of `before` followed by every run of `after`; nothing when they are too many. */
export function product(
  before: readonly Run[] | undefined,
  after: readonly Run[] | undefined,
): readonly Run[] | undefined {
  if (before === undefined || after === undefined) return undefined;
  if (before.length * after.length > 4 * mostRuns) return undefined;
  const runs: Run[] = [];
  for (const first of before) {
    for (const second of after) {
      const joined = join(first, second);
      if (joined.elements.length > longestRun) return undefined;
      runs.push(joined);
    }
  }
  return few(runs);
}

/** Puts one run after another; separators that meet are one run. */
function join(first: Run, second: Run): Run {
  const { base } = first;
  if (second.elements.length === 0) return first;
  if (first.elements.length === 0) return { base, elements: second.elements, key: second.key };
  const joined = first.elements.slice();
  let merged = false;
  for (const element of second.elements) {
    if (element.symbol === separatorSymbol) {
      let last = joined.length - 1;
      while (last >= 0 && joined[last]?.symbol === boundaryMark) last--;
      const before = joined[last];
      if (before?.symbol === separatorSymbol) {
        joined.length = last;
        joined.push({ symbol: separatorSymbol, ...addLengths(before, element) });
        merged = true;
        continue;
      }
    }
    joined.push(element);
  }
  return { base, elements: joined, key: merged ? keyOf(joined) : first.key + second.key };
}

/** Joins runs of the same symbols; nothing when too many are left. */
function few(runs: readonly Run[]): readonly Run[] | undefined {
  if (runs.length < 2) return runs;
  const distinct = new Map<string, Run>();
  for (const one of runs) {
    const other = distinct.get(one.key);
    distinct.set(one.key, other === undefined ? one : widest(one, other));
    if (distinct.size > mostRuns) return undefined;
  }
  return [...distinct.values()];
}

function widest(a: Run, b: Run): Run {
  const either = (x: Length, y: Length): Length => ({
    least: Math.min(x.least, y.least),
    most: Math.max(x.most, y.most),
  });
  return {
    base: either(a.base, b.base),
    key: a.key,
    elements: a.elements.map((element, index) => ({
      symbol: element.symbol,
      ...either(element, b.elements[index] as Element),
    })),
  };
}

function run(elements: readonly Element[]): Run {
  return { base: nowhere, elements, key: keyOf(elements) };
}

function keyOf(elements: readonly Element[]): string {
  let key = "";
  for (const { symbol } of elements) key += String.fromCharCode(symbol - boundaryMark);
  return key;
}
