import { digitsOf } from "./digits.ts";
import { type FactorTrie, type TrieFactor, writeTrie } from "./factor-trie.ts";
import { writeNumbers } from "./numbers.ts";
import type { CompiledRule, Factor, FactorList } from "./rule.ts";

/**
 * What all rules need, each thing once, as tables of numbers and as texts that are read where they stand.
 *
 * A branch of a rule is tried where a factor of its leading list was hit and the list of each of its slots holds a hit as
 * well. Lists are numbered in the order in which branches need them, factors in that of the trees.
 */
export interface ScanPlan {
  /** The factors as trees for the automaton. */
  readonly tries: readonly FactorTrie[];
  readonly factorCount: number;
  /** How many nodes the trees have. */
  readonly nodes: number;
  readonly listCount: number;
  readonly members: readonly ListMembers[];
  /** What the factors of each list add to where a slot ends, as {@link writeReach} has it. */
  readonly reaches: readonly string[];
  /** `rule, leading list, least, most, first slot, end of slots` of each branch. */
  readonly branches: Int32Array;
  /** `list, least, most, latest` of each slot after the first; `latest` is the most that a factor of the list reaches. */
  readonly slots: Int32Array;
}

/** Which lists hold which factors. A list owns those of its factors that no list before it holds. */
export interface ListMembers {
  /** The list that owns each factor, in digits of one width. */
  readonly owners: string;
  /**
   * What lists hold besides, list by list: {@link listMark}, and for each owner of such factors {@link ownerMark}, the owner
   * and the places of the factors among those that it owns.
   */
  readonly further: string;
  /** The most factors that a list owns. */
  readonly mostOwned: number;
  /** The first factor and the first list of those that are meant, and how many there are. */
  readonly firstFactor: number;
  readonly factors: number;
  readonly firstList: number;
  readonly lists: number;
}

/** Begin parts among digits; neither is one. */
export const listMark = "!";
export const ownerMark = " ";

/** Digits of each of so many numbers. */
export function numberWidth(count: number): number {
  return digitsOf(count).length;
}

export const branchSize = 6;
export const slotSize = 4;

/** The factors that a list owns, and its others. */
interface Members {
  readonly list: FactorList;
  readonly owned: Member[];
  readonly others: Member[];
}

/** A factor by the number that it has before the trees are written, and its place in the list. */
interface Member {
  readonly number: number;
  readonly index: number;
}

/** Works out the tables for a set of rules. What rules share must be one object, as the compiler and packs have it. */
export function planScan(rules: readonly CompiledRule[]): ScanPlan {
  const factors: TrieFactor[] = [];
  const lists: Members[] = [];
  const branches: number[] = [];
  const slots: number[] = [];
  const known = [createKnown(), createKnown()] as const;
  for (let rule = 0; rule < rules.length; rule++) {
    const { branches: own, views } = rules[rule] as CompiledRule;
    const isRaw = views?.includes("raw") ?? false;
    const { numbers, lists: knownLists } = known[isRaw ? 1 : 0];

    const listOf = (list: FactorList): number => {
      const before = knownLists.get(list);
      if (before !== undefined) return before;
      const owned: Member[] = [];
      const others: Member[] = [];
      for (const [index, factor] of list.factors.entries()) {
        const number = numbers.get(factor);
        if (number !== undefined) {
          others.push({ number, index });
          continue;
        }
        const { text, boundary } = factor;
        // Unfolded texts hold two letters that are no ASCII word characters and yet share a symbol with one.
        const atEdge = boundary.before && !isRaw;
        owned.push({ number: factors.length, index });
        numbers.set(factor, factors.length);
        factors.push({ text, atEdge, endsWord: boundary.after, number: factors.length });
      }
      knownLists.set(list, lists.length);
      return lists.push({ list, owned, others }) - 1;
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
  const { text, nodes, numbers } = writeTrie(factors);
  return {
    tries: [{ text, first: 0 }],
    factorCount: factors.length,
    nodes,
    listCount: lists.length,
    ...writeMembers(lists, numbers, factors),
    branches: new Int32Array(branches),
    slots: new Int32Array(slots),
  };
}

/** @param order The factors by their numbers in the trees. */
function writeMembers(
  lists: readonly Members[],
  order: readonly number[],
  factors: readonly TrieFactor[],
): Pick<ScanPlan, "members" | "reaches"> {
  const ranks = new Map(order.map((number, rank) => [number, rank]));
  const rankOf = ({ number }: Member): number => ranks.get(number) as number;
  for (const { owned } of lists) owned.sort((a, b) => rankOf(a) - rankOf(b));
  const mostOwned = lists.reduce((most, { owned }) => Math.max(most, owned.length), 0);
  const listWidth = numberWidth(lists.length);
  const placeWidth = numberWidth(mostOwned);
  const owners = new Array<string>(order.length);
  /** Owner and place by factor. */
  const homes = new Map<number, readonly [owner: number, place: number]>();
  for (const [owner, { owned }] of lists.entries()) {
    for (const [place, member] of owned.entries()) {
      owners[rankOf(member)] = digitsOf(owner, listWidth);
      homes.set(member.number, [owner, place]);
    }
  }
  const homeOf = ({ number }: Member) => homes.get(number) as readonly [owner: number, place: number];
  const reaches: string[] = [];
  let further = "";
  for (const { list, owned, others } of lists) {
    others.sort((a, b) => homeOf(a)[0] - homeOf(b)[0] || rankOf(a) - rankOf(b));
    further += listMark;
    let last = -1;
    for (const [owner, place] of others.map(homeOf)) {
      if (owner !== last) further += ownerMark + digitsOf(owner, listWidth);
      further += digitsOf(place, placeWidth);
      last = owner;
    }
    const places = [...owned, ...others].map((member) => ({
      index: member.index,
      length: (factors[member.number] as TrieFactor).text.length,
    }));
    reaches.push(writeReach(places, list));
  }
  const counts = { mostOwned, firstFactor: 0, factors: order.length, firstList: 0, lists: lists.length };
  return { members: [{ owners: owners.join(""), further, ...counts }], reaches };
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
 * shortest. Otherwise `least, most` of each factor, those first that the list owns.
 */
function writeReach(
  places: readonly { readonly index: number; readonly length: number }[],
  { offsets }: FactorList,
): string {
  if (offsets.every((offset) => offset === 0)) return "";
  const shortest = Math.min(...places.map(({ length }) => length));
  const pairs = places.map(
    ({ index }) => [offsets[2 * index] as number, offsets[2 * index + 1] as number] as const,
  );
  const beginTogether = pairs.every(([least, most], at) => {
    const extra = (places[at]?.length as number) - shortest;
    return least === extra && most === extra;
  });
  return writeNumbers(beginTogether ? [shortest] : pairs.flat());
}
