import { readAscii, writeAscii } from "./ascii-text.ts";
import { buildAutomaton, rowShift } from "./automaton.ts";
import { parseRule } from "./compile.ts";
import { invalid } from "./errors.ts";
import { readNumbers, writeNumbers } from "./numbers.ts";
import { branchesOf } from "./plan-branches.ts";
import type { Tree } from "./regex/tree.ts";
import type { CompiledRule, RuleContext, RulePack } from "./rule.ts";
import { branchSize, planScan, type ScanPlan, slotSize } from "./scan-plan.ts";
import { groupReader, shareGroups } from "./shared-groups.ts";
import type { ViewName } from "./views.ts";

// Lines: the version; the factors; the tables of the scan plan; groups shared by patterns; then one line per rule.
// Fields are separated by tabs. Patterns stay text, which compresses better than any form of their trees, and are read
// when first needed.
const version = "9";

/** Ends lines. A line feed would make minifiers write the pack as a template, which takes longer to read. */
const lineEnd = "\u007f";
/** Writes compiled rules as text for a generated file. */
export function encodePack({ rules }: RulePack): string {
  const plan = planScan(rules);
  const { groups, sources } = shareGroups(rules.map(({ source }) => source));
  const lines = rules.map((rule, index) => encodeRule(rule, sources[index] as string));
  return [version, ...encodePlan(plan), groups.map(writeAscii).join("\t"), ...lines].join(lineEnd);
}

/** Reads what {@link encodePack} wrote; patterns are read when they are first needed. */
export function decodePack(data: string): RulePack {
  const [found, factors = "", tables = "", reaches = "", groupLine = "", ...lines] = data.split(lineEnd);
  if (found !== version) throw invalid("GUARD_RULE_INVALID", "pack", `version ${version}`);
  const plan = decodePlan(factors, tables, reaches);
  let branches: ReturnType<typeof branchesOf> | undefined;
  const readBranches = (rule: number) => {
    branches ??= branchesOf(plan, lines.length);
    return branches[rule] ?? [];
  };
  const readSource = groupReader(groupLine.split("\t"), readAscii);
  const read = { source: readSource, branches: readBranches, score: once(readScore), refs: once(readList) };
  return { plan, rules: lines.map((line, number) => new PackedRule(line, number, read)) };
}

function encodePlan({
  factors,
  factorCount,
  firsts,
  others,
  shared,
  reaches,
  branches,
  slots,
}: ScanPlan): string[] {
  const { table } = buildAutomaton(factors, factorCount);
  const numbers: number[] = [];
  // Lists are used in the order in which they were numbered, almost all of them once.
  let next = 0;
  const addList = (list: number): void => {
    numbers.push(next - list);
    if (list === next) next++;
  };
  const { length } = branches;
  for (let at = 0, rule = 0; at < length; at += branchSize) {
    const [owner = 0, lead = 0, least = 0, most = 0, from = 0, to = 0] = branches.subarray(
      at,
      at + branchSize,
    );
    numbers.push(owner - rule, to - from);
    rule = owner;
    addList(lead);
    numbers.push(least, most - least);
    for (let slot = from * slotSize; slot < to * slotSize; slot += slotSize) {
      const [list = 0, slotLeast = 0, slotMost = 0, latest = 0] = slots.subarray(slot, slot + slotSize);
      addList(list);
      numbers.push(slotLeast, slotMost - slotLeast, latest - slotMost);
    }
  }
  return [
    factors,
    [[factorCount, table.length >> rowShift], numbers, firsts, others, distancesOf(firsts, others, shared)]
      .map((table) => writeNumbers([...table]))
      .join("\t"),
    reaches.join("\t"),
  ];
}

function decodePlan(factors: string, tables: string, reaches: string): ScanPlan {
  const [counts = none, numbers = none, firsts = none, others = none, distances = none] = tables
    .split("\t")
    .map(readNumbers);
  const branches: number[] = [];
  const slots: number[] = [];
  let lists = 0;
  let rule = 0;
  for (let at = 0; at < numbers.length; ) {
    rule += numbers[at] as number;
    const end = at + 5 + 4 * (numbers[at + 1] as number);
    const least = numbers[at + 3] as number;
    const lead = lists - (numbers[at + 2] as number);
    if (lead === lists) lists++;
    const from = slots.length / slotSize;
    const most = least + (numbers[at + 4] as number);
    branches.push(rule, lead, least, most, from, from + (numbers[at + 1] as number));
    for (at += 5; at < end; at += 4) {
      const list = lists - (numbers[at] as number);
      if (list === lists) lists++;
      const slotMost = (numbers[at + 1] as number) + (numbers[at + 2] as number);
      slots.push(list, numbers[at + 1] as number, slotMost, slotMost + (numbers[at + 3] as number));
    }
  }
  return {
    factors,
    factorCount: counts[0] ?? 0,
    rows: counts[1] ?? 0,
    firsts,
    others,
    shared: sharedOf(firsts, others, distances),
    reaches: firsts.length === 0 ? [] : reaches.split("\t"),
    branches: new Int32Array(branches),
    slots: new Int32Array(slots),
  };
}

const none = new Int32Array(0);

/** How far each shared factor of a list is behind the one before, the first one from the end of those that are known. */
function distancesOf(firsts: Int32Array, others: Int32Array, shared: Int32Array): number[] {
  const distances: number[] = [];
  let known = 0;
  for (let list = 0, end = 0; list < firsts.length; list++) {
    end += others[list] as number;
    let before = known;
    for (let at = end - 1; at >= end - (others[list] as number); at--) {
      distances.push(before - (shared[at] as number) - 1);
      before = shared[at] as number;
    }
    known += firsts[list] as number;
  }
  return distances;
}

function sharedOf(firsts: Int32Array, others: Int32Array, distances: Int32Array): Int32Array {
  const shared = new Int32Array(distances.length);
  let known = 0;
  let read = 0;
  for (let list = 0; list < firsts.length; list++) {
    const from = read;
    let before = known;
    for (let at = from + (others[list] as number) - 1; at >= from; at--) {
      before -= (distances[read++] as number) + 1;
      shared[at] = before;
    }
    known += firsts[list] as number;
  }
  return shared;
}

function encodeRule(rule: CompiledRule, source: string): string {
  const { id, title, score, refs, views = [], needs, flags } = rule;
  const fields = [
    id,
    writeAscii(title),
    JSON.stringify(score),
    refs.join(),
    views.join(),
    needs === undefined ? "" : JSON.stringify(needs),
    flags,
    writeAscii(source),
  ];
  if (fields.some((field) => /[\t\n\u007f]/.test(field)) || refs.some((ref) => ref.includes(","))) {
    throw invalid("GUARD_RULE_INVALID", id, "no tabs or line breaks, and no commas in refs");
  }
  return fields.join("\t");
}

/** What reads the parts that rules share. */
interface PartReaders {
  readonly source: (source: string) => string;
  readonly branches: (rule: number) => CompiledRule["branches"];
  readonly score: (text: string) => CompiledRule["score"];
  readonly refs: (text: string) => readonly string[];
}

/** Reads each text once; most rules of a pack have the score and the refs of others. */
function once<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = Object.freeze(read(text));
      known.set(text, value);
    }
    return value;
  };
}

function readScore(text: string): CompiledRule["score"] {
  return JSON.parse(text) as CompiledRule["score"];
}

function readList(text: string): readonly string[] {
  return text === "" ? [] : text.split(",");
}

/** A rule of a pack; its pattern is read when it is first needed. */
class PackedRule implements CompiledRule {
  readonly id: string;
  readonly title: string;
  readonly score: CompiledRule["score"];
  readonly refs: readonly string[];
  declare readonly views?: readonly ViewName[];
  declare readonly needs?: RuleContext;
  readonly flags: string;
  readonly #short: string;
  readonly #number: number;
  readonly #read: PartReaders;
  #tree: Tree | undefined;

  constructor(line: string, number: number, read: PartReaders) {
    const [id = "", title = "", score = "0", refs = "", views = "", needs = "", flags = "", short = ""] =
      line.split("\t");
    this.id = id;
    this.title = readAscii(title);
    this.score = read.score(score);
    this.refs = read.refs(refs);
    if (views !== "") this.views = views.split(",") as ViewName[];
    if (needs !== "") this.needs = JSON.parse(needs) as RuleContext;
    this.flags = flags;
    this.#short = short;
    this.#number = number;
    this.#read = read;
  }

  get source(): string {
    return this.#read.source(this.#short);
  }

  get tree(): Tree {
    this.#tree ??= parseRule(this, this.views, failRule(this.id), false);
    return this.#tree;
  }

  get branches(): CompiledRule["branches"] {
    return this.#read.branches(this.#number);
  }
}

function failRule(id: string): (expected: string) => never {
  return (expected) => {
    throw invalid("GUARD_RULE_INVALID", id, expected);
  };
}
