import { type Automaton, createAutomaton, rowShift } from "./automaton.ts";
import { createLeads, leadSize, placeSize } from "./plan-leads.ts";
import { planPacks } from "./plan-packs.ts";
import { isWord } from "./regex/match.ts";
import type { RulePack } from "./rule.ts";
import { slotSize } from "./scan-plan.ts";
import { symbolTable } from "./symbols.ts";
import { createWindows } from "./windows.ts";

/** Finds which rules could match in a text, and where their matches could start. */
export interface Prefilter {
  /**
   * Walks over a text once.
   *
   * @param wanted Views a rule is looked for in, one bit each, by rule; others are passed over.
   * @returns Rules that could match; read their windows with `windowsOf` before the next walk.
   */
  walk(text: string, wanted: Uint8Array, view: number): readonly number[];
  /**
   * Where a match of the rule could start, as sorted, disjoint, inclusive ranges `[from, to, from, to, ...]`; good until the
   * next call.
   */
  windowsOf(rule: number): readonly number[];
}

/** States of the automaton that are written down before their factors are looked up. */
const stateCapacity = 4096;

/** Room for hits that is kept from one text to the next. */
const keptHits = 1 << 15;

/** Hits around a lead that are looked at to narrow a window. */
const mostLooked = 64;

/** Units of a block as a shift; for each block it is known which lists were hit. */
const blockShift = 8;
const keptBlocks = 1 << 10;

/**
 * Makes the one automaton of all rules, and what tells where they could match.
 *
 * All hits of factors are written down in the order of their ends. Where one leads a branch of a rule, the hits around it
 * must fill the branch's other slots at places that agree, or else the rule is not tried. So common words cost next
 * to nothing unless a rule's rare word stands near them, and what is left for the matcher is a narrow window.
 */
export function createPrefilter(packs: readonly RulePack[]): Prefilter {
  const plan = planPacks(packs);
  const { branches, slots } = plan;
  const automaton = createAutomaton(plan.tries, plan.factorCount, plan.nodes);
  const { bounds, rowAfter } = automaton;
  const known = createLeads(plan, automaton.lengths);
  const { rows } = known;
  const symbols = symbolTable();
  /** Words of a block: a bit for each list. */
  const rowLength = (plan.firsts.length + 31) >> 5 || 1;
  const states = new Int32Array(2 * stateCapacity);
  let hitFactor = new Int32Array(1024);
  let hitEnd = new Int32Array(1024);
  let count = 0;
  /** Lists hit in each block, `rowLength` words a block. */
  let blocks = new Int32Array(16 * rowLength);
  const windows = createWindows(packs.reduce((sum, { rules }) => sum + rules.length, 0));

  /** Looks up the factors of states and the ends they were reached at. */
  function note(text: string, length: number): void {
    const { outputs } = automaton;
    for (let index = 0; index < length; index += 2) {
      const set = states[index] as number;
      const end = states[index + 1] as number;
      const last = bounds[2 * set + 1] as number;
      const inside = isWord(text.charCodeAt(end)) && isWord(text.charCodeAt(end - 1));
      for (let at = bounds[2 * set] as number; at < last; at++) {
        const output = outputs[at] as number;
        if (inside && (output & 1) === 1) continue;
        if (count === hitEnd.length) {
          hitFactor = larger(hitFactor);
          hitEnd = larger(hitEnd);
        }
        const factor = output >> 1;
        hitFactor[count] = factor;
        hitEnd[count] = end;
        count++;
        mark(factor, end >> blockShift);
      }
    }
  }

  /** Marks the lists of a factor in a block. */
  function mark(factor: number, block: number): void {
    let place = rows[4 * factor + 2] as number;
    if (place === 0) {
      known.learn(factor);
      place = rows[4 * factor + 2] as number;
    }
    const { places } = known;
    const last = rows[4 * factor + 3] as number;
    for (; place < last; place += placeSize) {
      const list = places[place] as number;
      const word = block * rowLength + (list >> 5);
      blocks[word] = (blocks[word] as number) | (1 << (list & 31));
    }
  }

  function findWindows(wanted: Uint8Array, view: number, length: number): void {
    const { leads } = known;
    for (let hit = 0; hit < count; hit++) {
      const factor = hitFactor[hit] as number;
      const last = rows[4 * factor + 1] as number;
      for (let lead = rows[4 * factor] as number; lead < last; lead += leadSize) {
        const branch = leads[lead] as number;
        const rule = branches[branch] as number;
        if (((wanted[rule] as number) & view) === 0) continue;
        const end = hitEnd[hit] as number;
        const to = end - (leads[lead + 1] as number);
        if (to < 0) continue;
        const from = Math.max(0, end - (leads[lead + 2] as number));
        if (hasPartners(branch, from, to, length)) narrow(branch, rule, from, to);
      }
    }
  }

  /** Whether each slot of a branch may hold a hit, for all that the blocks know. */
  function hasPartners(branch: number, from: number, to: number, length: number): boolean {
    const last = branches[branch + 5] as number;
    for (let index = branches[branch + 4] as number; index < last; index++) {
      const slot = index * slotSize;
      const list = slots[slot] as number;
      const low = (from + (slots[slot + 1] as number)) >> blockShift;
      const high = Math.min(length, to + (slots[slot + 3] as number)) >> blockShift;
      let isHit = false;
      for (let block = low; block <= high && !isHit; block++) {
        isHit = (((blocks[block * rowLength + (list >> 5)] as number) >>> (list & 31)) & 1) === 1;
      }
      if (!isHit) return false;
    }
    return true;
  }

  /** Adds the part of a window in which all slots of a branch agree. */
  function narrow(branch: number, rule: number, first: number, last: number): void {
    const { places } = known;
    const lastSlot = branches[branch + 5] as number;
    let from = first;
    let to = last;
    for (let index = branches[branch + 4] as number; index < lastSlot; index++) {
      const slot = index * slotSize;
      const list = slots[slot] as number;
      const low = from + (slots[slot + 1] as number);
      const high = to + (slots[slot + 3] as number);
      let earliest = Number.POSITIVE_INFINITY;
      let latest = -1;
      let looked = 0;
      for (let hit = firstHit(low); hit < count; hit++) {
        const end = hitEnd[hit] as number;
        if (end > high) break;
        if (++looked > mostLooked) {
          // Of the rest it is enough to know that there may be more.
          earliest = from;
          latest = to;
          break;
        }
        const place = placeIn(list, hitFactor[hit] as number);
        if (place < 0) continue;
        const own = Math.max(from, end - (slots[slot + 2] as number) - (places[place + 2] as number));
        const ownLast = Math.min(to, end - (slots[slot + 1] as number) - (places[place + 1] as number));
        if (own > ownLast) continue;
        if (own < earliest) earliest = own;
        if (ownLast > latest) latest = ownLast;
      }
      if (latest < 0) return;
      from = earliest;
      to = latest;
    }
    windows.add(rule, from, to);
  }

  /** The first hit that ends at a place or after it. */
  function firstHit(place: number): number {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((hitEnd[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the place of a factor in a list stands in the known places, or -1. */
  function placeIn(list: number, factor: number): number {
    const { places } = known;
    const last = rows[4 * factor + 3] as number;
    for (let place = rows[4 * factor + 2] as number; place < last; place += placeSize) {
      if (places[place] === list) return place;
    }
    return -1;
  }

  function clear(length: number): void {
    count = 0;
    windows.clear();
    if (hitEnd.length > keptHits) {
      hitFactor = new Int32Array(keptHits);
      hitEnd = new Int32Array(keptHits);
    }
    const needed = ((length >> blockShift) + 1) * rowLength;
    if (needed > blocks.length || blocks.length > keptBlocks * rowLength) blocks = new Int32Array(needed);
    else blocks.fill(0, 0, needed);
  }

  return {
    walk(text, wanted, view) {
      clear(text.length);
      let row = automaton.start;
      for (let index = 0; index < text.length; ) {
        const length = walkTable(text, index, row, automaton, symbols, states);
        note(text, length);
        if (length < states.length) break;
        row = rowAfter[states[length - 2] as number] as number;
        index = states[length - 1] as number;
      }
      findWindows(wanted, view, text.length);
      return windows.rules;
    },
    windowsOf: (rule) => windows.of(rule),
  };
}

/** Follows the automaton to the end of the text, or until `states` is full of `set, end` pairs; gives their length. */
function walkTable(
  text: string,
  from: number,
  first: number,
  automaton: Automaton,
  symbols: Uint8Array,
  states: Int32Array,
): number {
  const { accepting, rowAfter } = automaton;
  const length = text.length;
  let { table } = automaton;
  let row = first;
  let count = 0;
  for (let index = from; index < length; index++) {
    const entry = (row << rowShift) | (symbols[text.charCodeAt(index)] as number);
    row = table[entry] as number;
    if (row >= accepting) {
      const node = row - accepting;
      row = rowAfter[node] as number;
      if (row <= 0) {
        row = automaton.reach(entry);
        table = automaton.table;
        if (row > 0) continue;
        row = rowAfter[node] as number;
      }
      states[count] = node;
      states[count + 1] = index + 1;
      count += 2;
      if (count === states.length) break;
    }
  }
  return count;
}

function larger(array: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(2 * array.length);
  grown.set(array);
  return grown;
}
