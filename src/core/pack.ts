import { parseRule } from "./compile.ts";
import { invalid } from "./errors.ts";
import { readNumbers, writeNumbers } from "./numbers.ts";
import { branchesOf } from "./plan-branches.ts";
import type { Tree } from "./regex/tree.ts";
import type { CompiledRule, RuleContext, RulePack } from "./rule.ts";
import { type PlannedFactor, planScan, type ScanPlan } from "./scan-plan.ts";
import { groupReader, shareGroups } from "./shared-groups.ts";
import type { Stage } from "./types.ts";
import type { ViewName } from "./views.ts";

// Lines: the version; the factors; the tables of the scan plan; groups shared by patterns; then one line per rule.
// Fields are separated by tabs. Patterns stay text, which compresses better than any form of their trees, and are read
// when first needed.
const version = "7";

/** Ends lines. A line feed would make minifiers write the pack as a template, which takes longer to read. */
const lineEnd = "\u007f";

/** Letters before a factor that say whether it begins and ends at the edge of a word. */
const edges = ["-", "<", ">", "="] as const;

/** Writes compiled rules as text for a generated file. */
export function encodePack({ rules }: RulePack): string {
  const plan = planScan(rules);
  const { groups, sources } = shareGroups(rules.map(({ source }) => source));
  const lines = rules.map((rule, index) => encodeRule(rule, sources[index] as string));
  return [version, ...encodePlan(plan), groups.join("\t"), ...lines].join(lineEnd);
}

/** Reads what {@link encodePack} wrote; patterns are read when they are first needed. */
export function decodePack(data: string): RulePack {
  const [found, factors = "", tables = "", groupLine = "", ...lines] = data.split(lineEnd);
  if (found !== version) throw invalid("GUARD_RULE_INVALID", "pack", `version ${version}`);
  const plan = decodePlan(factors, tables);
  let branches: ReturnType<typeof branchesOf> | undefined;
  const readBranches = (rule: number) => {
    branches ??= branchesOf(plan, lines.length);
    return branches[rule] ?? [];
  };
  const readSource = groupReader(groupLine.split("\t"));
  return { plan, rules: lines.map((line, rule) => decodeRule(line, readSource, () => readBranches(rule))) };
}

function encodePlan({
  factors,
  leadStart,
  leads,
  branches,
  slots,
  lists,
  placeStart,
  places,
}: ScanPlan): string[] {
  const tables = [[lists], countsOf(leadStart), leads, branches, slots, countsOf(placeStart), places];
  return [factors.map(encodeFactor).join("\t"), tables.map((table) => writeNumbers([...table])).join("\t")];
}

function decodePlan(factorLine: string, tableLine: string): ScanPlan {
  const factors = factorLine === "" ? [] : factorLine.split("\t").map(decodeFactor);
  const [lists, leadCounts, leads, branches, slots, placeCounts, places] = tableLine
    .split("\t")
    .map(readNumbers);
  const none = new Int32Array(0);
  return {
    factors,
    leadStart: startsOf(leadCounts ?? none),
    leads: leads ?? none,
    branches: branches ?? none,
    slots: slots ?? none,
    lists: lists?.[0] ?? 0,
    placeStart: startsOf(placeCounts ?? none),
    places: places ?? none,
  };
}

function countsOf(start: Int32Array): number[] {
  return Array.from(
    { length: start.length - 1 },
    (_, row) => (start[row + 1] as number) - (start[row] as number),
  );
}

function startsOf(counts: Int32Array): Int32Array {
  const start = new Int32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row++)
    start[row + 1] = (start[row] as number) + (counts[row] as number);
  return start;
}

function encodeFactor({ text, atEdge, endsWord }: PlannedFactor): string {
  return `${edges[(atEdge ? 1 : 0) + (endsWord ? 2 : 0)]}${text}`;
}

function decodeFactor(encoded: string): PlannedFactor {
  const edge = encoded.charCodeAt(0);
  return {
    text: encoded.slice(1),
    atEdge: edge === 0x3c || edge === 0x3d,
    endsWord: edge === 0x3e || edge === 0x3d,
  };
}

function encodeRule(rule: CompiledRule, source: string): string {
  const { id, title, score, refs, views = [], needs, flags } = rule;
  const fields = [
    id,
    title,
    JSON.stringify(score),
    refs.join(),
    views.join(),
    needs === undefined ? "" : JSON.stringify(needs),
    flags,
    source,
  ];
  if (fields.some((field) => /[\t\n\u007f]/.test(field)) || refs.some((ref) => ref.includes(","))) {
    throw invalid("GUARD_RULE_INVALID", id, "no tabs or line breaks, and no commas in refs");
  }
  return fields.join("\t");
}

function decodeRule(
  line: string,
  readSource: (source: string) => string,
  readBranches: () => CompiledRule["branches"],
): CompiledRule {
  const [id = "", title = "", score = "0", refs = "", views = "", needs = "", flags = "", short = ""] =
    line.split("\t");
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
    get branches() {
      return readBranches();
    },
  };
}
