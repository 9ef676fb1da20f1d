import type { CompiledRule, Factor, FactorList, RulePack, Slot } from "./rule.ts";

/** A factor as the automaton is asked for it. */
export interface PlannedFactor {
  readonly text: string;
  readonly atEdge: boolean;
  /** Whether no word character may follow when its last one is one. */
  readonly endsWord: boolean;
}

/**
 * What all rules need, each thing once, as tables of numbers.
 *
 * A branch of a rule is tried where a factor of its leading slot was hit and each other slot holds a hit as well.
 */
export interface ScanPlan {
  readonly factors: readonly PlannedFactor[];
  /** Branches that a factor leads, from `leadStart[factor]` to that of the next one. */
  readonly leadStart: Int32Array;
  /** `branch, least, most` of each lead: units from the start of a match to the end of the factor. */
  readonly leads: Int32Array;
  /** `rule, first slot, end of slots, least, most` of each branch; the reach is that of all its leads. */
  readonly branches: Int32Array;
  /** `list, least, most, latest` of each slot after the first; `latest` is the most that a factor of the list reaches. */
  readonly slots: Int32Array;
  /** Number of lists of the slots. */
  readonly lists: number;
  /** Places of a factor in lists, from `placeStart[factor]` to that of the next one; sorted by list. */
  readonly placeStart: Int32Array;
  /** `list, least, most` of each place: what the factor adds to the reach of a slot. */
  readonly places: Int32Array;
}

export const leadSize = 3;
export const branchSize = 5;
export const slotSize = 4;
export const placeSize = 3;

/** The tables of several packs as one, their rules numbered through. */
export function planPacks(packs: readonly RulePack[]): ScanPlan {
  const plans = packs.map(({ plan, rules }) => plan ?? planScan(rules));
  if (plans.length === 1) return plans[0] as ScanPlan;
  let rules = 0;
  let branches = 0;
  let slots = 0;
  let lists = 0;
  const moved = plans.map((plan, index): ScanPlan => {
    const own = {
      ...plan,
      leads: raised(plan.leads, leadSize, [branches]),
      branches: raised(plan.branches, branchSize, [rules, slots, slots]),
      slots: raised(plan.slots, slotSize, [lists]),
      places: raised(plan.places, placeSize, [lists]),
    };
    rules += packs[index]?.rules.length ?? 0;
    branches += plan.branches.length / branchSize;
    slots += plan.slots.length / slotSize;
    lists += plan.lists;
    return own;
  });
  return {
    factors: moved.flatMap(({ factors }) => factors),
    leadStart: joinStarts(moved.map(({ leadStart }) => leadStart)),
    leads: join(moved.map(({ leads }) => leads)),
    branches: join(moved.map(({ branches: own }) => own)),
    slots: join(moved.map(({ slots: own }) => own)),
    lists,
    placeStart: joinStarts(moved.map(({ placeStart }) => placeStart)),
    places: join(moved.map(({ places }) => places)),
  };
}

/** A copy of a table in which the first fields of each entry are raised. */
function raised(table: Int32Array, size: number, by: readonly number[]): Int32Array {
  const copy = table.slice();
  for (const [field, add] of by.entries()) {
    for (let at = field; at < copy.length; at += size) copy[at] = (copy[at] as number) + add;
  }
  return copy;
}

function join(tables: readonly Int32Array[]): Int32Array {
  const joined = new Int32Array(tables.reduce((sum, { length }) => sum + length, 0));
  let used = 0;
  for (const table of tables) {
    joined.set(table, used);
    used += table.length;
  }
  return joined;
}

/** Where rows begin, over several tables; each names the end of its last row as well. */
function joinStarts(tables: readonly Int32Array[]): Int32Array {
  const starts = [0];
  for (const table of tables) {
    const before = starts.at(-1) as number;
    for (let row = 1; row < table.length; row++) starts.push(before + (table[row] as number));
  }
  return new Int32Array(starts);
}

/** The branches of the rules of a plan, as the compiler made them. */
export function branchesOf(plan: ScanPlan, rules: number): readonly (readonly (readonly Slot[])[])[] {
  const factors = plan.factors.map(
    ({ text, atEdge, endsWord }): Factor => ({ text, boundary: { before: atEdge, after: endsWord } }),
  );
  const leading = rowsOf(plan.leadStart, plan.leads, leadSize);
  const rows = rowsOf(plan.placeStart, plan.places, placeSize);
  const lists: FactorList[] = Array.from(
    { length: plan.lists },
    (_, list) => slotOf(rows.get(list) ?? [], factors).list,
  );
  const byRule: Slot[][][] = Array.from({ length: rules }, () => []);
  for (let branch = 0; branch < plan.branches.length; branch += branchSize) {
    const [rule = 0, firstSlot = 0, lastSlot = 0] = plan.branches.subarray(branch, branch + 3);
    const slots = [slotOf(leading.get(branch / branchSize) ?? [], factors)];
    for (let at = firstSlot * slotSize; at < lastSlot * slotSize; at += slotSize) {
      const [list = 0, least = 0, most = 0] = plan.slots.subarray(at, at + 3);
      slots.push({ list: lists[list] as FactorList, least, most });
    }
    byRule[rule]?.push(slots);
  }
  return byRule;
}

/** `factor, least, most` of every entry, by the owner that is its first field. */
function rowsOf(start: Int32Array, values: Int32Array, size: number): ReadonlyMap<number, number[]> {
  const rows = new Map<number, number[]>();
  for (let factor = 0; factor + 1 < start.length; factor++) {
    for (let at = (start[factor] as number) * size; at < (start[factor + 1] as number) * size; at += size) {
      const owner = values[at] as number;
      const row = rows.get(owner);
      if (row === undefined) rows.set(owner, [factor, values[at + 1] as number, values[at + 2] as number]);
      else row.push(factor, values[at + 1] as number, values[at + 2] as number);
    }
  }
  return rows;
}

function slotOf(row: readonly number[], factors: readonly Factor[]): Slot {
  const own: Factor[] = [];
  const reaches: number[] = [];
  for (let at = 0; at < row.length; at += 3) {
    own.push(factors[row[at] as number] as Factor);
    reaches.push(row[at + 1] as number, row[at + 2] as number);
  }
  const least = Math.min(...reaches.filter((_, index) => index % 2 === 0));
  const most = Math.min(...reaches.filter((_, index) => index % 2 === 1));
  const offsets = reaches.map((reach, index) => reach - (index % 2 === 0 ? least : most));
  return { list: { factors: own, offsets }, least, most };
}

/** Works out the tables for a set of rules. What rules share must be one object, as the compiler and packs have it. */
export function planScan(rules: readonly CompiledRule[]): ScanPlan {
  const factors: PlannedFactor[] = [];
  const branches: number[] = [];
  const slots: number[] = [];
  const leads = createRows(leadSize);
  const places = createRows(placeSize);
  const shared = [createShared(), createShared()] as const;
  let lists = 0;
  for (let rule = 0; rule < rules.length; rule++) {
    const { branches: own, views } = rules[rule] as CompiledRule;
    const isRaw = views?.includes("raw") ?? false;
    const known = shared[isRaw ? 1 : 0];

    const factorOf = (factor: Factor): number => {
      let number = known.factors.get(factor);
      if (number === undefined) {
        const { text, boundary } = factor;
        // Unfolded texts hold two letters that are no ASCII word characters and yet share a symbol with one.
        const atEdge = boundary.before && !isRaw;
        number = factors.push({ text, atEdge, endsWord: boundary.after }) - 1;
        known.factors.set(factor, number);
      }
      return number;
    };
    const listOf = (list: FactorList): number => {
      let number = known.lists.get(list);
      if (number === undefined) {
        number = lists++;
        known.lists.set(list, number);
        addFactors(places, list, factorOf, number, 0, 0);
      }
      return number;
    };

    for (const [leading, ...others] of own) {
      if (leading === undefined) continue;
      const firstSlot = slots.length / slotSize;
      for (const { list, least, most } of others) {
        slots.push(listOf(list), least, most, most + latestOf(list));
      }
      const { list, least, most } = leading;
      addFactors(leads, list, factorOf, branches.length / branchSize, least, most);
      branches.push(rule, firstSlot, slots.length / slotSize, least, most + latestOf(list));
    }
  }
  const leadTable = leads.sorted(factors.length);
  const placeTable = places.sorted(factors.length);
  return {
    factors,
    leadStart: leadTable.start,
    leads: leadTable.values,
    branches: new Int32Array(branches),
    slots: new Int32Array(slots),
    lists,
    placeStart: placeTable.start,
    places: placeTable.values,
  };
}

function createShared() {
  return { factors: new Map<Factor, number>(), lists: new Map<FactorList, number>() };
}

/** Adds `owner, least, most` for each factor of a list. */
function addFactors(
  rows: Rows,
  { factors, offsets }: FactorList,
  factorOf: (factor: Factor) => number,
  owner: number,
  least: number,
  most: number,
): void {
  for (let index = 0; index < factors.length; index++) {
    rows.values.push(
      factorOf(factors[index] as Factor),
      owner,
      least + (offsets[2 * index] as number),
      most + (offsets[2 * index + 1] as number),
    );
  }
}

function latestOf({ offsets }: FactorList): number {
  let latest = 0;
  for (let index = 1; index < offsets.length; index += 2) latest = Math.max(latest, offsets[index] as number);
  return latest;
}

interface Rows {
  /** Each entry behind the factor it belongs to. */
  readonly values: number[];
  /** The entries by factor, and where those of each factor begin. */
  sorted(factors: number): { readonly start: Int32Array; readonly values: Int32Array };
}

function createRows(size: number): Rows {
  const values: number[] = [];
  return {
    values,
    sorted(factors) {
      const start = new Int32Array(factors + 1);
      for (let at = 0; at < values.length; at += size + 1)
        start[(values[at] as number) + 1] = (start[(values[at] as number) + 1] as number) + 1;
      for (let factor = 0; factor < factors; factor++)
        start[factor + 1] = (start[factor + 1] as number) + (start[factor] as number);
      const next = start.slice();
      const sorted = new Int32Array((values.length / (size + 1)) * size);
      for (let at = 0; at < values.length; at += size + 1) {
        const factor = values[at] as number;
        const to = (next[factor] as number) * size;
        next[factor] = (next[factor] as number) + 1;
        for (let offset = 0; offset < size; offset++) sorted[to + offset] = values[at + 1 + offset] as number;
      }
      return { start, values: sorted };
    },
  };
}
