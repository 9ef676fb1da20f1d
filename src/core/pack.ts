import { parseRule } from "./compile.ts";
import { invalid } from "./errors.ts";
import { readNumbers, writeNumbers } from "./numbers.ts";
import type { Tree } from "./regex/tree.ts";
import type { CompiledRule, Factor, FactorList, RuleContext, RulePack, Slot } from "./rule.ts";
import { groupReader, shareGroups } from "./shared-groups.ts";
import type { Stage } from "./types.ts";
import type { ViewName } from "./views.ts";

// Lines: the version; the factors; lists of factors, shared by slots; groups shared by patterns; then one line per rule.
// Fields are separated by tabs. Patterns stay text, which compresses better than any form of their trees, and are read
// when first needed.
const version = "5";

/** Letters before a factor that say whether it begins and ends at the edge of a word. */
const edges = ["-", "<", ">", "="] as const;

/** Writes compiled rules as text for a generated file. */
export function encodePack({ rules }: RulePack): string {
  const known = new Set<string>();
  for (const list of listsOf(rules)) for (const factor of list.factors) known.add(encodeFactor(factor));
  // Sorted, so that what stands in a list are small steps and the automaton grows at its last branch.
  const factors = [...known].sort((a, b) => compare(a.slice(1), b.slice(1)) || compare(a, b));
  const numbers = new Map(factors.map((factor, index) => [factor, index]));
  const lists = new Map<string, number>();
  const listOf = ({ list }: Slot): number => {
    const key = encodeList(list, numbers);
    const number = lists.get(key) ?? lists.size;
    lists.set(key, number);
    return number;
  };
  const { groups, sources } = shareGroups(rules.map(({ source }) => source));
  const lines = rules.map((rule, index) => encodeRule(rule, sources[index] as string, listOf));
  const tables = [factors, [...lists.keys()], groups].map((table) => table.join("\t"));
  return [version, ...tables, ...lines].join("\n");
}

/** Reads what {@link encodePack} wrote; patterns are read when they are first needed. */
export function decodePack(data: string): RulePack {
  const [found, factorLine = "", listLine = "", groupLine = "", ...lines] = data.split("\n");
  if (found !== version) throw invalid("GUARD_RULE_INVALID", "pack", `version ${version}`);
  const factors = factorLine.split("\t").map(decodeFactor);
  const lists = listLine.split("\t").map((list) => decodeList(list, factors));
  const readSource = groupReader(groupLine.split("\t"));
  return { rules: lines.map((line) => decodeRule(line, lists, readSource)) };
}

function* listsOf(rules: readonly CompiledRule[]): Iterable<FactorList> {
  for (const { branches } of rules) for (const branch of branches) for (const { list } of branch) yield list;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function encodeFactor({ text, boundary }: Factor): string {
  return `${edges[(boundary.before ? 1 : 0) + (boundary.after ? 2 : 0)]}${text}`;
}

function decodeFactor(encoded: string): Factor {
  const edge = encoded.charCodeAt(0);
  return {
    text: encoded.slice(1),
    boundary: { before: edge === 0x3c || edge === 0x3d, after: edge === 0x3e || edge === 0x3d },
  };
}

/** The number of factors, the steps from one to the next, then their offsets without those at the end that repeat. */
function encodeList({ factors, offsets }: FactorList, numbers: ReadonlyMap<string, number>): string {
  const own = factors
    .map((factor, index) => ({
      number: numbers.get(encodeFactor(factor)) as number,
      pair: offsets.slice(2 * index, 2 * index + 2),
    }))
    .sort((a, b) => a.number - b.number);
  const steps = own.map(({ number }, index) => number - (own[index - 1]?.number ?? 0));
  const pairs = own.map(({ pair }) => pair);
  while (pairs.length > 1 && pairs.at(-1)?.join() === pairs.at(-2)?.join()) pairs.pop();
  return writeNumbers([own.length, ...steps, ...pairs.flat()]);
}

function decodeList(encoded: string, factors: readonly Factor[]): FactorList {
  const [count = 0, ...numbers] = readNumbers(encoded);
  const own: Factor[] = [];
  let number = 0;
  for (let index = 0; index < count; index++) {
    number += numbers[index] as number;
    own.push(factors[number] as Factor);
  }
  const offsets = numbers.slice(count);
  while (offsets.length < 2 * count) offsets.push(offsets.at(-2) as number, offsets.at(-1) as number);
  return { factors: own, offsets };
}

function encodeRule(rule: CompiledRule, source: string, listOf: (slot: Slot) => number): string {
  const { id, title, score, refs, views = [], needs, flags, branches } = rule;
  const fields = [
    id,
    title,
    JSON.stringify(score),
    refs.join(),
    views.join(),
    needs === undefined ? "" : JSON.stringify(needs),
    writeNumbers(
      branches.flatMap((branch) => [
        branch.length,
        ...branch.flatMap((slot) => [listOf(slot), slot.least, slot.most - slot.least]),
      ]),
    ),
    flags,
    source,
  ];
  if (fields.some((field) => /[\t\n]/.test(field)) || refs.some((ref) => ref.includes(","))) {
    throw invalid("GUARD_RULE_INVALID", id, "no tabs or line breaks, and no commas in refs");
  }
  return fields.join("\t");
}

function decodeRule(
  line: string,
  lists: readonly FactorList[],
  readSource: (source: string) => string,
): CompiledRule {
  const [
    id = "",
    title = "",
    score = "0",
    refs = "",
    views = "",
    needs = "",
    slots = "",
    flags = "",
    short = "",
  ] = line.split("\t");
  const viewNames = views === "" ? undefined : (views.split(",") as ViewName[]);
  const fail = (expected: string): never => {
    throw invalid("GUARD_RULE_INVALID", id, expected);
  };
  let tree: Tree | undefined;
  return {
    id,
    title,
    score: JSON.parse(score) as number | Partial<Record<Stage, number>>,
    refs: refs === "" ? [] : refs.split(","),
    ...(viewNames && { views: viewNames }),
    ...(needs !== "" && { needs: JSON.parse(needs) as RuleContext }),
    get source() {
      return readSource(short);
    },
    flags,
    get tree() {
      tree ??= parseRule({ source: readSource(short), flags }, viewNames, fail, false);
      return tree;
    },
    branches: decodeBranches(readNumbers(slots), lists),
  };
}

function decodeBranches(numbers: readonly number[], lists: readonly FactorList[]): Slot[][] {
  const branches: Slot[][] = [];
  for (let at = 0; at < numbers.length; ) {
    const branch: Slot[] = [];
    const end = at + 1 + 3 * (numbers[at] as number);
    for (at++; at < end; at += 3) {
      const least = numbers[at + 1] as number;
      branch.push({
        list: lists[numbers[at] as number] as FactorList,
        least,
        most: least + (numbers[at + 2] as number),
      });
    }
    branches.push(branch);
  }
  return branches;
}
