import { invalid } from "./errors.ts";
import { type CharacterSet, characterSet } from "./regex/character-set.ts";
import { places, type Tree } from "./regex/tree.ts";
import type { CompiledRule, Factor, RuleContext, RulePack } from "./rule.ts";
import type { Stage } from "./types.ts";
import type { ViewName } from "./views.ts";

// One line per rule, fields by tabs, after a line with the version and one with all character sets. Patterns and
// factors are rows of numbers, 5 bits per character, the last character of a number from another range than the
// others; all of them stand for themselves in string literals.
const version = "1";
const lastDigit = 0x3b;
const otherDigit = 0x5d;

/** What a number in a pattern means; sets follow the places of assertions. */
const token = { sequence: 0, choice: 1, repeat: 2, lazyRepeat: 3, place: 4, shared: 10, set: 11 } as const;

/** Parts of patterns that occur more often than once are written once, when they have as many characters as this. */
const shortestShared = 6;

/** Writes compiled rules as text for a generated file. */
export function encodePack({ rules }: RulePack): string {
  const writer = createTreeWriter(rules.map(({ tree }) => tree));
  const lines = rules.map((rule) => encodeRule(rule, writer.write(rule.tree)));
  return [version, writer.sets.map(encodeSet).join("\t"), writer.shared.join("\t"), ...lines].join("\n");
}

/** Reads what {@link encodePack} wrote; patterns are read when they are first needed. */
export function decodePack(data: string): RulePack {
  const [found, setLine = "", sharedLine = "", ...lines] = data.split("\n");
  if (found !== version) throw invalid("GUARD_RULE_INVALID", "pack", `version ${version}`);
  const reader = createTreeReader(setLine.split("\t"), sharedLine.split("\t"));
  return { rules: lines.map((line) => decodeRule(line, reader)) };
}

function encodeRule(rule: CompiledRule, pattern: string): string {
  const { id, title, score, refs, views = [], needs, branches } = rule;
  const text = /[\t\n]/;
  if (text.test(title) || refs.some((ref) => text.test(ref) || ref.includes(","))) {
    throw invalid("GUARD_RULE_INVALID", id, "a title and refs without tabs, line breaks and commas in refs");
  }
  return [
    id,
    title,
    JSON.stringify(score),
    refs.join(),
    views.join(),
    needs === undefined ? "" : JSON.stringify(needs),
    pattern,
    // A factor neither begins nor ends with a space, and has no two in a row.
    branches.flatMap((branch) => branch.flatMap((group) => group.map(({ text }) => text))).join("  "),
    writeNumbers(branchNumbers(branches)),
  ].join("\t");
}

function decodeRule(line: string, readTree: (pattern: string) => Tree): CompiledRule {
  const [id, title, score, refs, views, needs, pattern, texts, numbers] = line.split("\t") as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  let tree: Tree | undefined;
  return {
    id,
    title,
    score: JSON.parse(score) as number | Partial<Record<Stage, number>>,
    refs: refs === "" ? [] : refs.split(","),
    ...(views !== "" && { views: views.split(",") as ViewName[] }),
    ...(needs !== "" && { needs: JSON.parse(needs) as RuleContext }),
    get tree() {
      tree ??= readTree(pattern);
      return tree;
    },
    branches: readBranches(texts.split("  "), readNumbers(numbers)),
  };
}

interface TreeWriter {
  /** Sets by their number, the most used first. */
  readonly sets: readonly string[];
  /** Shared parts by their number; complete once every tree is written. */
  readonly shared: readonly string[];
  write(tree: Tree): string;
}

function createTreeWriter(trees: readonly Tree[]): TreeWriter {
  const setCounts = new Map<string, number>();
  const treeCounts = new Map<string, number>();
  const keys = new Map<Tree, string>();
  const keyOf = (tree: Tree): string => {
    const key = keys.get(tree) ?? compose(tree, keyOf, (set) => `[${set.join()}]`);
    keys.set(tree, key);
    return key;
  };
  const count = (tree: Tree): void => {
    if (tree.kind === "set") setCounts.set(tree.set.join(), (setCounts.get(tree.set.join()) ?? 0) + 1);
    const seen = treeCounts.get(keyOf(tree)) ?? 0;
    treeCounts.set(keyOf(tree), seen + 1);
    // The parts of something that is shared are written once, with it.
    if (seen === 0) for (const part of partsOf(tree)) count(part);
  };
  for (const tree of trees) count(tree);
  const sets = [...setCounts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);
  const setNumbers = new Map(sets.map((key, index): [string, number] => [key, index]));
  const shared: string[] = [];
  const sharedNumbers = new Map<string, number>();

  const writeSet = (set: CharacterSet) => writeNumbers([token.set + (setNumbers.get(set.join()) as number)]);
  function write(tree: Tree): string {
    const key = keyOf(tree);
    let number = sharedNumbers.get(key);
    if (number === undefined) {
      const text = compose(tree, write, writeSet);
      if ((treeCounts.get(key) as number) < 2 || text.length < shortestShared) return text;
      number = shared.push(text) - 1;
      sharedNumbers.set(key, number);
    }
    return writeNumbers([token.shared, number]);
  }
  return { sets, shared, write };
}

function partsOf(tree: Tree): readonly Tree[] {
  if (tree.kind === "sequence") return tree.items;
  if (tree.kind === "choice") return tree.options;
  return tree.kind === "repeat" ? [tree.item] : [];
}

/** Writes a node around its parts. */
function compose(tree: Tree, write: (part: Tree) => string, writeSet: (set: CharacterSet) => string): string {
  const parts = partsOf(tree).map(write).join("");
  switch (tree.kind) {
    case "set":
      return writeSet(tree.set);
    case "assertion":
      return writeNumbers([token.place + places.indexOf(tree.at)]);
    case "sequence":
      return writeNumbers([token.sequence, tree.items.length]) + parts;
    case "choice":
      return writeNumbers([token.choice, tree.options.length]) + parts;
    case "repeat": {
      const { least, most, lazy } = tree;
      return writeNumbers([lazy ? token.lazyRepeat : token.repeat, least, most - least]) + parts;
    }
  }
}

/** Reads patterns; what they share is read once, when it is first needed. */
function createTreeReader(sets: readonly string[], shared: readonly string[]): (pattern: string) => Tree {
  const leaves = new Map<number, Tree>();
  const sharedTrees = new Map<number, Tree>();

  function leaf(kind: number): Tree {
    let node = leaves.get(kind);
    if (node === undefined) {
      if (kind < token.set) node = { kind: "assertion", at: places[kind - token.place] ?? "start" };
      else node = { kind: "set", set: decodeSet(sets[kind - token.set] as string) };
      leaves.set(kind, node);
    }
    return node;
  }

  function sharedTree(number: number): Tree {
    const node = sharedTrees.get(number) ?? read(shared[number] as string);
    sharedTrees.set(number, node);
    return node;
  }

  function read(pattern: string): Tree {
    const numbers = readNumbers(pattern);
    let at = 0;
    const next = (): number => numbers[at++] as number;
    const list = (): Tree[] => {
      const nodes: Tree[] = [];
      for (let rest = next(); rest > 0; rest--) nodes.push(node());
      return nodes;
    };
    function node(): Tree {
      const kind = next();
      if (kind === token.shared) return sharedTree(next());
      if (kind >= token.place) return leaf(kind);
      if (kind === token.sequence) return { kind: "sequence", items: list() };
      if (kind === token.choice) return { kind: "choice", options: list() };
      const least = next();
      const most = least + next();
      return { kind: "repeat", item: node(), least, most, lazy: kind === token.lazyRepeat };
    }
    return node();
  }
  return read;
}

/** The number of branches, of groups of each, of factors of each; per factor its flags and reach. */
function branchNumbers(branches: CompiledRule["branches"]): readonly number[] {
  const numbers = [branches.length];
  for (const branch of branches) {
    numbers.push(branch.length);
    for (const group of branch) {
      numbers.push(group.length);
      for (const { boundary, reach } of group) {
        numbers.push(
          (boundary.before ? 1 : 0) + (boundary.after ? 2 : 0),
          reach.least,
          reach.most - reach.least,
        );
      }
    }
  }
  return numbers;
}

function readBranches(texts: readonly string[], numbers: readonly number[]): CompiledRule["branches"] {
  let at = 0;
  let textAt = 0;
  const next = () => numbers[at++] as number;
  const list = <Item>(read: () => Item): Item[] => {
    const items: Item[] = [];
    for (let rest = next(); rest > 0; rest--) items.push(read());
    return items;
  };
  const factor = (): Factor => {
    const flags = next();
    const least = next();
    return {
      text: texts[textAt++] as string,
      boundary: { before: (flags & 1) !== 0, after: (flags & 2) !== 0 },
      reach: { least, most: least + next() },
    };
  };
  return list(() => list(() => list(factor)));
}

/** Distances between the bounds of the ranges, which are smaller than the bounds. */
function encodeSet(key: string): string {
  let previous = 0;
  const distances = key.split(",").map((bound) => {
    const distance = Number(bound) - previous;
    previous = Number(bound);
    return distance;
  });
  return writeNumbers(distances);
}

function decodeSet(text: string): CharacterSet {
  let bound = 0;
  return characterSet(
    readNumbers(text).map((distance) => {
      bound += distance;
      return bound;
    }),
  );
}

function writeNumbers(numbers: readonly number[]): string {
  let text = "";
  for (const number of numbers) {
    let rest = number;
    while (rest > 31) {
      text += String.fromCharCode(otherDigit + (rest & 31));
      rest >>>= 5;
    }
    text += String.fromCharCode(lastDigit + rest);
  }
  return text;
}

function readNumbers(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  let shift = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= otherDigit) {
      number |= (code - otherDigit) << shift;
      shift += 5;
    } else {
      numbers.push(number | ((code - lastDigit) << shift));
      number = 0;
      shift = 0;
    }
  }
  return numbers;
}
