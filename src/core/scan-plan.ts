import { digitsOf } from "./digits.ts";
import { type FactorTrie, type TrieFactor, writeTrie } from "./factor-trie.ts";
import { writeNumbers } from "./numbers.ts";
import type { CompiledRule, Factor, FactorList } from "./rule.ts";

/**
 * What all rules need, each thing once, as tables of numbers.
 *
 * A branch of a rule is tried where a factor of its leading list was hit and the list of each of its slots holds a hit as
 * well. Factors are numbered in the order in which lists need them first.
 */
export interface ScanPlan {
  /** The factors as trees for the automaton. */
  readonly tries: readonly FactorTrie[];
  readonly factorCount: number;
  /** How many nodes the trees have. */
  readonly nodes: number;
  /** How many factors each list is the first to hold. */
  readonly firsts: Int32Array;
  /** How many further factors each list holds, and which: one list behind the other, each ascending. */
  readonly others: Int32Array;
  readonly shared: readonly SharedFactors[];
  /** What the factors of each list add to where a slot ends, first ones first; see {@link readReach}. */
  readonly reaches: readonly string[];
  /** `rule, leading list, least, most, first slot, end of slots` of each branch. */
  readonly branches: Int32Array;
  /** `list, least, most, latest` of each slot after the first; `latest` is the most that a factor of the list reaches. */
  readonly slots: Int32Array;
}

/** Factors that lists share, as digits of one width, so that those of one factor are found by a search. */
export interface SharedFactors {
  readonly text: string;
  /** The first factor and the first list of those that are meant, and how many factors there are. */
  readonly first: number;
  readonly count: number;
  readonly firstList: number;
}

/** Digits of each of so many factors. */
export function sharedWidth(count: number): number {
  return digitsOf(count).length;
}

export const branchSize = 6;
export const slotSize = 4;

/** Works out the tables for a set of rules. What rules share must be one object, as the compiler and packs have it. */
export function planScan(rules: readonly CompiledRule[]): ScanPlan {
  const factors: TrieFactor[] = [];
  const lengths: number[] = [];
  const firsts: number[] = [];
  const others: number[] = [];
  const shared: number[] = [];
  const reaches: string[] = [];
  const branches: number[] = [];
  const slots: number[] = [];
  const known = [createKnown(), createKnown()] as const;
  for (let rule = 0; rule < rules.length; rule++) {
    const { branches: own, views } = rules[rule] as CompiledRule;
    const isRaw = views?.includes("raw") ?? false;
    const { numbers, lists } = known[isRaw ? 1 : 0];

    const listOf = (list: FactorList): number => {
      const before = lists.get(list);
      if (before !== undefined) return before;
      const places = list.factors.map((factor, index) => ({
        factor,
        index,
        number: numbers.get(factor) ?? -1,
      }));
      const added = places.filter(({ number }) => number < 0);
      const older = places.filter(({ number }) => number >= 0).sort((a, b) => a.number - b.number);
      for (const place of added) {
        const { text, boundary } = place.factor;
        // Unfolded texts hold two letters that are no ASCII word characters and yet share a symbol with one.
        const atEdge = boundary.before && !isRaw;
        place.number = factors.length;
        factors.push({ text, atEdge, endsWord: boundary.after, number: place.number });
        lengths.push(text.length);
        numbers.set(place.factor, place.number);
      }
      for (const { number } of older) shared.push(number);
      others.push(older.length);
      reaches.push(writeReach([...added, ...older], list, lengths));
      lists.set(list, firsts.length);
      return firsts.push(added.length) - 1;
    };

    for (const [leading, ...following] of own) {
      if (leading === undefined) continue;
      const { list, least, most } = leading;
      const lead = listOf(list);
      const firstSlot = slots.length / slotSize;
      for (const slot of following) {
        slots.push(listOf(slot.list), slot.least, slot.most, slot.most + latestOf(slot.list));
      }
      branches.push(rule, lead, least, most, firstSlot, slots.length / slotSize);
    }
  }
  const { text, nodes } = writeTrie(factors);
  const count = factors.length;
  const width = sharedWidth(count);
  return {
    tries: [{ text, first: 0 }],
    factorCount: count,
    nodes,
    firsts: new Int32Array(firsts),
    others: new Int32Array(others),
    shared: [
      { text: shared.map((number) => digitsOf(number, width)).join(""), first: 0, count, firstList: 0 },
    ],
    reaches,
    branches: new Int32Array(branches),
    slots: new Int32Array(slots),
  };
}

function createKnown() {
  return { numbers: new Map<Factor, number>(), lists: new Map<FactorList, number>() };
}

function latestOf({ offsets }: FactorList): number {
  let latest = 0;
  for (let index = 1; index < offsets.length; index += 2) latest = Math.max(latest, offsets[index] as number);
  return latest;
}

/**
 * Nothing when all factors of a list end at one place. One number when they begin at one place, which is the length of the
 * shortest. Otherwise `least, most` of each factor.
 */
function writeReach(
  places: readonly { readonly index: number; readonly number: number }[],
  { offsets }: FactorList,
  lengths: readonly number[],
): string {
  if (offsets.every((offset) => offset === 0)) return "";
  const own = places.map(({ number }) => lengths[number] as number);
  const shortest = Math.min(...own);
  const pairs = places.map(
    ({ index }) => [offsets[2 * index] as number, offsets[2 * index + 1] as number] as const,
  );
  const beginTogether = pairs.every(([least, most], at) => {
    const extra = (own[at] as number) - shortest;
    return least === extra && most === extra;
  });
  return writeNumbers(beginTogether ? [shortest] : pairs.flat());
}
