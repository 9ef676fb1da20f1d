import type { Automaton } from "./automaton.ts";
import { createPlaces } from "./plan-lists.ts";
import { branchSize, type ScanPlan, slotSize } from "./scan-plan.ts";

/**
 * What it means for a text to reach a state of the automaton: one row of numbers that stand together.
 *
 * A record begins with two marks, some of which mark nothing, and with where its further marks, its places and its leads end,
 * and how much the lists of hits and of leads grow by it. A mark is `word, bits` of the set of lists that hold a factor of the
 * state; a place `list, least, most`, what such a factor adds to the reach of a slot of the list. A lead is a branch to try:
 * `rule, least, most` with the units from the start of a match to the end of the factor, `word, bits, least, latest` of
 * the list that fills the first slot, bits 0 when there is none, and `slots, end of slots`.
 */
export interface HitRecords {
  /** The records. Another array after `learn`. */
  readonly numbers: Int32Array;
  /** Makes the record of a state; `inside` is 1 where a word goes on behind it, and otherwise 0. */
  learn(state: number, inside: number): number;
}

/** Where the further marks begin in a record. */
export const recordHead = 9;
export const markSize = 2;
export const placeSize = 3;
export const leadSize = 9;
/** Numbers that a list grows by: a record and where it was reached. */
export const hitSize = 2;

const noMark: readonly [word: number, bits: number] = [0, 0];

/** Makes the records of a plan as texts ask for them. */
export function createHitRecords(plan: ScanPlan, automaton: Automaton): HitRecords {
  const { branches, slots, listCount } = plan;
  const { bounds, outputs, lengths } = automaton;
  const readPlaces = createPlaces(plan, lengths);
  /** The last branch that each list leads, and the one before; -1 ends a chain. */
  const led = new Int32Array(listCount).fill(-1);
  const ledBefore = new Int32Array(branches.length / branchSize);
  for (let at = 0, branch = 0; at < branches.length; at += branchSize, branch++) {
    const list = branches[at + 1] as number;
    ledBefore[branch] = led[list] as number;
    led[list] = branch;
  }
  const fillsSlots = new Uint8Array(listCount);
  for (let slot = 0; slot < slots.length; slot += slotSize) fillsSlots[slots[slot] as number] = 1;

  /** `list, least, most` of each factor that came up, which are many for some of them. */
  const known: (readonly number[] | undefined)[] = [];
  let numbers = new Int32Array(1024);
  // Behind the first number, so that 0 can say that there is none.
  let used = 1;

  function placesOf(factor: number): readonly number[] {
    const before = known[factor];
    if (before !== undefined) return before;
    const places: number[] = [];
    readPlaces(factor, (list, least, most) => places.push(list, least, most));
    known[factor] = places;
    return places;
  }

  function write(
    marks: ReadonlyMap<number, number>,
    places: readonly number[],
    leads: readonly number[],
  ): number {
    const record = used;
    const [first = noMark, second = noMark, ...further] = marks;
    const marked = record + recordHead + markSize * further.length;
    const placed = marked + places.length;
    used = placed + leads.length;
    if (used > numbers.length) {
      const grown = new Int32Array(Math.max(2 * numbers.length, used));
      grown.set(numbers);
      numbers = grown;
    }
    const steps = [places.length > 0 ? hitSize : 0, leads.length > 0 ? hitSize : 0];
    numbers.set([...first, ...second, marked, placed, used, ...steps], record);
    numbers.set([...further.flat(), ...places, ...leads], record + recordHead);
    return record;
  }

  const empty = write(new Map(), [], []);
  return {
    get numbers() {
      return numbers;
    },
    learn(state, inside) {
      const marks = new Map<number, number>();
      const places: number[] = [];
      const leads: number[] = [];
      const last = bounds[state + 1] as number;
      for (let at = bounds[state] as number; at < last; at++) {
        const output = outputs[at] as number;
        // A factor that has to end a word does not end inside of one.
        if ((inside & output) === 1) continue;
        const own = placesOf(output >> 1);
        for (let place = 0; place < own.length; place += placeSize) {
          const [list = 0, least = 0, most = 0] = own.slice(place, place + placeSize);
          if (fillsSlots[list] === 1) {
            marks.set(list >> 5, (marks.get(list >> 5) ?? 0) | (1 << (list & 31)));
            places.push(list, least, most);
          }
          for (let branch = led[list] as number; branch >= 0; branch = ledBefore[branch] as number) {
            const [rule = 0, , ownLeast = 0, ownMost = 0, from = 0, to = 0] = branches.subarray(
              branch * branchSize,
              (branch + 1) * branchSize,
            );
            const [list = 0, slotLeast = 0, , latest = 0] =
              from === to ? [] : slots.subarray(from * slotSize, (from + 1) * slotSize);
            const bits = from === to ? 0 : 1 << (list & 31);
            leads.push(rule, ownLeast + least, ownMost + most);
            leads.push(list >> 5, bits, slotLeast, latest, from * slotSize, to * slotSize);
          }
        }
      }
      const isNothing = places.length === 0 && leads.length === 0;
      return isNothing ? empty : write(marks, places, leads);
    },
  };
}
