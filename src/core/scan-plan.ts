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

/** Works out the tables for a set of rules. */
export function planScan(rules: readonly CompiledRule[]): ScanPlan {
  const factors = createFactors();
  const lists = createLists(factors.numberOf);
  const leadsOf: number[][] = [];
  const branches: number[] = [];
  const slots: number[] = [];
  for (const [rule, { branches: own, views }] of rules.entries()) {
    const raw = views?.includes("raw") ?? false;
    for (const [leading, ...others] of own) {
      if (leading === undefined) continue;
      const branch = branches.length / branchSize;
      const first = slots.length / slotSize;
      for (const { list, least, most } of others) {
        slots.push(lists.numberOf(list, raw), least, most, most + latestOf(list));
      }
      const { list, least, most } = leading;
      branches.push(rule, first, slots.length / slotSize, least, most + latestOf(list));
      for (const [index, factor] of list.factors.entries()) {
        const number = factors.numberOf(factor, raw);
        leadsOf[number] ??= [];
        leadsOf[number]?.push(
          branch,
          least + (list.offsets[2 * index] as number),
          most + (list.offsets[2 * index + 1] as number),
        );
      }
    }
  }
  const leadTable = concatenate(leadsOf, factors.all.length, leadSize);
  const placeTable = concatenate(lists.placesOf, factors.all.length, placeSize);
  return {
    factors: factors.all,
    leadStart: leadTable.start,
    leads: leadTable.values,
    branches: new Int32Array(branches),
    slots: new Int32Array(slots),
    lists: lists.count(),
    placeStart: placeTable.start,
    places: placeTable.values,
  };
}

/** Rows of entries of one size as one table, and where each row begins. */
function concatenate(rows: readonly (readonly number[] | undefined)[], count: number, size: number) {
  const start = new Int32Array(count + 1);
  const values: number[] = [];
  for (let row = 0; row < count; row++) {
    for (const value of rows[row] ?? []) values.push(value);
    start[row + 1] = values.length / size;
  }
  return { start, values: new Int32Array(values) };
}

function latestOf({ offsets }: FactorList): number {
  let latest = 0;
  for (let index = 1; index < offsets.length; index += 2) latest = Math.max(latest, offsets[index] as number);
  return latest;
}

interface Factors {
  readonly all: readonly PlannedFactor[];
  numberOf(factor: Factor, raw: boolean): number;
}

function createFactors(): Factors {
  const all: PlannedFactor[] = [];
  const numbers = new Map<string, number>();
  const known = new Map<Factor, number>();
  return {
    all,
    numberOf(factor, raw) {
      const seen = raw ? undefined : known.get(factor);
      if (seen !== undefined) return seen;
      const { text, boundary } = factor;
      // Unfolded texts hold two letters that are no ASCII word characters and yet share a symbol with one.
      const atEdge = boundary.before && !raw;
      const key = `${atEdge ? "<" : ""}${text}${boundary.after ? ">" : ""}`;
      const number = numbers.get(key) ?? all.push({ text, atEdge, endsWord: boundary.after }) - 1;
      numbers.set(key, number);
      if (!raw) known.set(factor, number);
      return number;
    },
  };
}

interface Lists {
  readonly placesOf: readonly (readonly number[] | undefined)[];
  numberOf(list: FactorList, raw: boolean): number;
  count(): number;
}

function createLists(numberOf: Factors["numberOf"]): Lists {
  const placesOf: number[][] = [];
  const numbers = new Map<string, number>();
  const known = new Map<FactorList, number>();
  return {
    placesOf,
    count: () => numbers.size,
    numberOf(list, raw) {
      const seen = raw ? undefined : known.get(list);
      if (seen !== undefined) return seen;
      const { factors, offsets } = list;
      const own = factors.map((factor) => numberOf(factor, raw));
      const key = `${own.join()};${offsets.join()}`;
      let number = numbers.get(key);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(key, number);
        for (const [index, factor] of own.entries()) {
          placesOf[factor] ??= [];
          placesOf[factor]?.push(number, offsets[2 * index] as number, offsets[2 * index + 1] as number);
        }
      }
      if (!raw) known.set(list, number);
      return number;
    },
  };
}
