import type { CompiledRule, Factor, FactorList } from "./rule.ts";

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
