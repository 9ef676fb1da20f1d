import { readAscii, writeAscii } from "./ascii-text.ts";
import { noteDecoded } from "./decoded-packs.ts";
import { invalid } from "./errors.ts";
import { readNumbers, writeNumbers } from "./numbers.ts";
import { branchesOf } from "./plan-branches.ts";
import type { Tree } from "./regex/tree.ts";
import type { CompiledRule, RuleContext, RulePack } from "./rule.ts";
import { foldOf } from "./rule-views.ts";
import { branchSize, planScan, type ScanPlan, slotSize } from "./scan-plan.ts";
import { groupParser, groupReader, markChoices, shareGroups, swapGroups } from "./shared-groups.ts";
import type { ViewName } from "./views.ts";

// Lines: the version; the factors; the tables of the scan plan in three lines; groups shared by patterns; then one line for
// each field of the rules. Fields are separated by tabs. Nothing is read before it is needed, and what is needed by few
// processes stays text: patterns compress better so than in any form of their trees.
const version = "15";

/** Ends lines. A line feed would make minifiers write the pack as a template, which takes longer to read. */
const lineEnd = "\u007f";
/** Writes compiled rules as text for a generated file. */
export function encodePack({ rules }: RulePack): string {
  const plan = planScan(rules);
  const { groups, sources } = shareGroups(rules.map(({ source }) => source));
  const fields = rules.map((rule, index) => fieldsOf(rule, sources[index] as string));
  const columns = fieldNames.map((_, column) => fields.map((own) => own[column]).join("\t"));
  const written = markChoices(groups)
    .map((group) => writeAscii(swapGroups(group)))
    .join("\t");
  return [version, ...encodePlan(plan, rules.length), written, ...columns].join(lineEnd);
}

/** Reads what {@link encodePack} wrote; all but the names of rules and what weighs them when it is first needed. */
export function decodePack(data: string, more: Pick<RulePack, "contextLast"> = {}): RulePack {
  const [found, trie = "", counts = "", tables = "", reaches = "", groups = "", ...columns] =
    data.split(lineEnd);
  if (found !== version) throw invalid("GUARD_RULE_INVALID", "pack", `version ${version}`);
  const [rules = 0, ...sizes] = readNumbers(counts);
  let plan: ScanPlan | undefined;
  let branches: ReturnType<typeof branchesOf> | undefined;
  const readPlan = (): ScanPlan => {
    plan ??= decodePlan(sizes, trie, tables, reaches);
    return plan;
  };
  const readGroups = (): readonly string[] => (groups === "" ? [] : groups.split("\t"));
  const read: Pick<PackParts, "source" | "tree" | "branches"> = {
    source: once(() => groupReader(readGroups(), readAscii)),
    tree: once(() => groupParser(readGroups(), readAscii, failPack)),
    branches: (rule) => {
      branches ??= branchesOf(readPlan(), rules);
      return branches[rule] ?? [];
    },
  };
  return noteDecoded({
    ...more,
    rules: rules === 0 ? [] : rulesOf(columns, read),
    get plan() {
      return readPlan();
    },
  });
}

function encodePlan(
  { tries, factorCount, nodes, listCount, members, reaches, branches, slots }: ScanPlan,
  rules: number,
): string[] {
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
  const { owners = "", further = "", mostOwned = 0 } = members[0] ?? {};
  return [
    tries[0]?.text ?? "",
    writeNumbers([
      ...[rules, factorCount, listCount, mostOwned, nodes],
      ...[length / branchSize, slots.length / slotSize],
    ]),
    [writeNumbers(numbers), owners, further].join("\t"),
    reaches.join("\t"),
  ];
}

function decodePlan(
  [factors = 0, lists = 0, mostOwned = 0, nodes = 0, branchCount = 0, slotCount = 0]: readonly number[],
  trie: string,
  tables: string,
  reaches: string,
): ScanPlan {
  const [branchText = "", owners = "", further = ""] = tables.split("\t");
  const { branches, slots } = decodeBranches(readNumbers(branchText), {
    branches: branchCount,
    slots: slotCount,
  });
  return {
    tries: [{ text: trie, first: 0 }],
    factorCount: factors,
    nodes,
    listCount: lists,
    members: [{ owners, further, mostOwned, firstFactor: 0, factors, firstList: 0, lists }],
    reaches: lists === 0 ? [] : reaches.split("\t"),
    branches,
    slots,
  };
}

function decodeBranches(
  numbers: Int32Array,
  counts: Record<"branches" | "slots", number>,
): Pick<ScanPlan, "branches" | "slots"> {
  const branches = new Int32Array(counts.branches * branchSize);
  const slots = new Int32Array(counts.slots * slotSize);
  let lists = 0;
  let rule = 0;
  let branch = 0;
  let slot = 0;
  for (let at = 0; at < numbers.length; ) {
    rule += numbers[at] as number;
    const end = at + 5 + 4 * (numbers[at + 1] as number);
    const lead = lists - (numbers[at + 2] as number);
    if (lead === lists) lists++;
    const least = numbers[at + 3] as number;
    branches[branch] = rule;
    branches[branch + 1] = lead;
    branches[branch + 2] = least;
    branches[branch + 3] = least + (numbers[at + 4] as number);
    branches[branch + 4] = slot / slotSize;
    for (at += 5; at < end; at += 4) {
      const list = lists - (numbers[at] as number);
      if (list === lists) lists++;
      const most = (numbers[at + 1] as number) + (numbers[at + 2] as number);
      slots[slot] = list;
      slots[slot + 1] = numbers[at + 1] as number;
      slots[slot + 2] = most;
      slots[slot + 3] = most + (numbers[at + 3] as number);
      slot += slotSize;
    }
    branches[branch + 5] = slot / slotSize;
    branch += branchSize;
  }
  return { branches, slots };
}

/** Fields of a rule in the order of their lines. */
const fieldNames = [
  "id",
  "title",
  "score",
  "refs",
  "views",
  "needs",
  "flags",
  "beyondAscii",
  "source",
  "foreignSource",
] as const;

/** Patterns in other scripts stand together, so that each of two kinds of texts is compressed by itself. */
function isForeign(source: string): boolean {
  const beyondAscii = source.match(/[\u0080-\udfff\uf000-\uffff]/g) ?? [];
  return beyondAscii.length > source.length / 10;
}

function fieldsOf(rule: CompiledRule, source: string): readonly string[] {
  const { id, title, score, refs, views = [], needs, flags, beyondAscii } = rule;
  const written = writeAscii(swapGroups(source));
  const fields = [
    id,
    writeAscii(title),
    writeScore(score),
    refs.join(),
    views.join(),
    needs === undefined ? "" : JSON.stringify(needs),
    flags,
    beyondAscii ? "1" : "",
    ...(isForeign(source) ? ["", written] : [written, ""]),
  ];
  if (fields.some((field) => /[\t\n\u007f]/.test(field)) || refs.some((ref) => ref.includes(","))) {
    throw invalid("GUARD_RULE_INVALID", id, "no tabs or line breaks, and no commas in refs");
  }
  return fields;
}

/** Without quotation marks, which would make minifiers write the pack as a template. */
function writeScore(score: CompiledRule["score"]): string {
  if (typeof score === "number") return `${score}`;
  return Object.entries(score)
    .map((entry) => entry.join(":"))
    .join();
}

function readScore(text: string): CompiledRule["score"] {
  if (text !== "" && !text.includes(":")) return Number(text);
  const entries = readList(text).map((entry) => entry.split(":") as [stage: string, score: string]);
  return Object.fromEntries(entries.map(([stage, score]) => [stage, Number(score)]));
}

/** The fields of all rules, and what reads the parts that rules share. */
interface PackParts {
  readonly titles: () => readonly string[];
  readonly refs: () => readonly string[];
  readonly flags: () => readonly string[];
  readonly sources: () => readonly string[];
  readonly foreignSources: () => readonly string[];
  readonly titleOf: (text: string) => string;
  readonly refsOf: (text: string) => readonly string[];
  readonly source: () => (source: string) => string;
  readonly tree: () => ReturnType<typeof groupParser>;
  readonly branches: (rule: number) => CompiledRule["branches"];
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Reads each text once; most rules of a pack have the score and the refs of others. */
function reader<Value>(read: (text: string) => Value): (text: string) => Value {
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

function readList(text: string): readonly string[] {
  return text === "" ? [] : text.split(",");
}

function rulesOf(
  columns: readonly string[],
  read: Pick<PackParts, "source" | "tree" | "branches">,
): readonly CompiledRule[] {
  const columnOf = (name: (typeof fieldNames)[number]): readonly string[] =>
    (columns[fieldNames.indexOf(name)] as string).split("\t");
  const [scores, views, needs, beyond] = [
    columnOf("score"),
    columnOf("views"),
    columnOf("needs"),
    columnOf("beyondAscii"),
  ];
  const parts: PackParts = {
    ...read,
    titles: once(() => columnOf("title")),
    refs: once(() => columnOf("refs")),
    flags: once(() => columnOf("flags")),
    sources: once(() => columnOf("source")),
    foreignSources: once(() => columnOf("foreignSource")),
    titleOf: reader(readAscii),
    refsOf: reader(readList),
  };
  const scoreOf = reader(readScore);
  return columnOf("id").map((id, number) => {
    const rule: Mutable<CompiledRule> = new PackedRule(number, id, scoreOf(scores[number] as string), parts);
    if (views[number] !== "") rule.views = readList(views[number] as string) as readonly ViewName[];
    if (needs[number] !== "") rule.needs = JSON.parse(needs[number] as string) as RuleContext;
    if (beyond[number] !== "") rule.beyondAscii = true;
    return rule;
  });
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** A rule of a pack; what few rules are asked for is read when one is. */
class PackedRule implements CompiledRule {
  readonly id: string;
  readonly score: CompiledRule["score"];
  readonly #number: number;
  readonly #parts: PackParts;
  #tree: Tree | undefined;

  constructor(number: number, id: string, score: CompiledRule["score"], parts: PackParts) {
    this.#number = number;
    this.#parts = parts;
    this.id = id;
    this.score = score;
  }

  get title(): string {
    return this.#parts.titleOf(this.#parts.titles()[this.#number] as string);
  }

  get refs(): readonly string[] {
    return this.#parts.refsOf(this.#parts.refs()[this.#number] as string);
  }

  get flags(): string {
    return this.#parts.flags()[this.#number] as string;
  }

  get source(): string {
    return this.#parts.source()(this.#short);
  }

  get tree(): Tree {
    const { views } = this as CompiledRule;
    this.#tree ??= this.#parts.tree()({ source: this.#short, flags: this.flags }, foldOf(views));
    return this.#tree;
  }

  get branches(): CompiledRule["branches"] {
    return this.#parts.branches(this.#number);
  }

  get #short(): string {
    const { sources, foreignSources } = this.#parts;
    return (sources()[this.#number] || foreignSources()[this.#number]) as string;
  }
}

function failPack(expected: string): never {
  throw invalid("GUARD_RULE_INVALID", "pack", expected);
}
