import { parseRule } from "./compile.ts";
import { invalid } from "./errors.ts";
import type { Tree } from "./regex/tree.ts";
import type { CompiledRule, Factor, RuleContext, RulePack, Slot } from "./rule.ts";
import { groupReader, shareGroups } from "./shared-groups.ts";
import type { Stage } from "./types.ts";
import type { ViewName } from "./views.ts";

// Lines: the version; the factors; lists of factors, shared by slots; groups shared by patterns; then one line per rule.
// Fields are separated by tabs. Patterns stay text, which compresses better than any form of their trees, and are read
// when first needed.
const version = "3";

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
  const listOf = ({ factors: list }: Slot): number =>
    numberOf(lists, list.map((factor) => numberOf(factors, encodeFactor(factor)).toString(36)).join(" "));
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
  const lists = listLine
    .split("\t")
    .map((list) => list.split(" ").map((number) => factors[Number.parseInt(number, 36)] as Factor));
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
      .map((branch) =>
        branch.map((slot) => [listOf(slot), ...slot.reaches].map((n) => n.toString(36)).join(" ")).join(),
      )
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
  lists: readonly (readonly Factor[])[],
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

function decodeSlot(encoded: string, lists: readonly (readonly Factor[])[]): Slot {
  const [list = 0, ...reaches] = encoded.split(" ").map((number) => Number.parseInt(number, 36));
  return { factors: lists[list] ?? [], reaches };
}
