import { parseRule } from "./compile.ts";
import { invalid } from "./errors.ts";
import type { Tree } from "./regex/tree.ts";
import type { CompiledRule, Factor, FactorList, RuleContext, RulePack, Slot } from "./rule.ts";
import { groupReader, shareGroups } from "./shared-groups.ts";
import type { Stage } from "./types.ts";
import type { ViewName } from "./views.ts";

// Lines: the version; the factors; lists of factors, shared by slots; groups shared by patterns; then one line per rule.
// Fields are separated by tabs. Patterns stay text, which compresses better than any form of their trees, and are read
// when first needed.
const version = "4";

/** Letters before a factor that say whether it begins and ends at the edge of a word. */
const edges = ["-", "<", ">", "="] as const;

/** Writes compiled rules as text for a generated file. */
export function encodePack({ rules }: RulePack): string {
  const factors = new Map<string, number>();
  const lists = new Map<string, number>();
  const numberOf = (numbers: Map<string, number>, key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const listOf = ({ list }: Slot): number => {
    const numbers = list.factors.map((factor) => numberOf(factors, encodeFactor(factor)));
    return numberOf(lists, `${write36(numbers)},${encodeOffsets(list.offsets)}`);
  };
  const { groups, sources } = shareGroups(rules.map(({ source }) => source));
  const lines = rules.map((rule, index) => encodeRule(rule, sources[index] as string, listOf));
  const tables = [[...factors.keys()], [...lists.keys()], groups].map((table) => table.join("\t"));
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

function encodeFactor({ text, boundary }: Factor): string {
  return `${edges[(boundary.before ? 1 : 0) + (boundary.after ? 2 : 0)]}${text}`;
}

function decodeFactor(encoded: string): Factor {
  const edge = encoded.charAt(0);
  return {
    text: encoded.slice(1),
    boundary: { before: edge === "<" || edge === "=", after: edge === ">" || edge === "=" },
  };
}

function write36(numbers: readonly number[]): string {
  return numbers.map((number) => number.toString(36)).join(" ");
}

function read36(numbers: string): number[] {
  return numbers.split(" ").map((number) => Number.parseInt(number, 36));
}

/** Offsets without those at the end that repeat the pair before them. */
function encodeOffsets(offsets: readonly number[]): string {
  let end = offsets.length;
  while (end > 2 && offsets[end - 1] === offsets[end - 3] && offsets[end - 2] === offsets[end - 4]) end -= 2;
  return write36(offsets.slice(0, end));
}

function decodeList(encoded: string, factors: readonly Factor[]): FactorList {
  const [numbers = "", offsetPart = ""] = encoded.split(",");
  const list = read36(numbers).map((number) => factors[number] as Factor);
  const offsets = read36(offsetPart);
  while (offsets.length < 2 * list.length) offsets.push(offsets.at(-2) as number, offsets.at(-1) as number);
  return { factors: list, offsets };
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
    branches
      .map((branch) => branch.map((slot) => write36([listOf(slot), slot.least, slot.most])).join())
      .join("|"),
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
    branches: slots.split("|").map((branch) => branch.split(",").map((slot) => decodeSlot(slot, lists))),
  };
}

function decodeSlot(encoded: string, lists: readonly FactorList[]): Slot {
  const [list = 0, least = 0, most = 0] = read36(encoded);
  return { list: lists[list] as FactorList, least, most };
}
