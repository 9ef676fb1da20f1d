import { type Automaton, createAutomaton, farSymbols, nearSymbols, stateSize } from "./automaton.ts";
import { createHitRecords, hitSize, leadSize, markSize, placeSize, recordHead } from "./hit-records.ts";
import { planPacks } from "./plan-packs.ts";
import type { RulePack } from "./rule.ts";
import { slotSize } from "./scan-plan.ts";
import { asciiSymbolTable, symbolTable, unreadSymbol, wordTable } from "./symbols.ts";
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
  /** The same for the text of the last walk, without walking over it again. */
  lookAgain(wanted: Uint8Array, view: number): readonly number[];
  /**
   * Where a match of the rule could start, as sorted, disjoint, inclusive ranges `[from, to, from, to, ...]`; good until the
   * next call.
   */
  windowsOf(rule: number): readonly number[];
}

/** States of the automaton that are written down before it is looked up what they mean. */
const stateCapacity = 4096;

/** Room for hits and for leads that is kept from one text to the next. */
const keptHits = 1 << 16;

/** Hits around a lead that are looked at to narrow a window. */
const mostLooked = 24;

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
  const { slots } = plan;
  const automaton = createAutomaton(plan.tries, plan.factorCount, plan.nodes);
  const records = createHitRecords(plan, automaton);
  const symbols = asciiSymbolTable();
  const words = wordTable();
  /** Words of a block: a bit for each list. */
  const rowLength = (plan.listCount + 31) >> 5 || 1;
  /** `state, end` of what the automaton found. */
  const reached = new Int32Array(2 * stateCapacity);
  /** `record, end` of what may fill slots, in the order of the ends. */
  let hits = new Int32Array(2048);
  let hitsUsed = 0;
  /** The same of what leads branches. */
  let leads = new Int32Array(1024);
  let leadsUsed = 0;
  /** Lists hit in each block, `rowLength` words a block. */
  let blocks = new Int32Array(16 * rowLength);
  /** Length of the text that was walked over last. */
  let walked = 0;
  const windows = createWindows(packs.reduce((sum, { rules }) => sum + rules.length, 0));

  /** Looks up what the states of the automaton mean. Nearly without branches: none of them would be foreseen. */
  function note(text: string, length: number): void {
    const { states } = automaton;
    let { numbers } = records;
    hits = withRoom(hits, hitsUsed + length + hitSize);
    leads = withRoom(leads, leadsUsed + length + hitSize);
    for (let index = 0; index < length; index += hitSize) {
      const end = reached[index + 1] as number;
      const next = end < text.length ? text.charCodeAt(end) : 0;
      const inside = (words[text.charCodeAt(end - 1)] as number) & (words[next] as number);
      const row = stateSize * (reached[index] as number) + 1 + inside;
      let record = states[row] as number;
      if (record === 0) {
        record = records.learn(reached[index] as number, inside);
        numbers = records.numbers;
        states[row] = record;
      }
      const block = (end >> blockShift) * rowLength;
      const word = block + (numbers[record] as number);
      blocks[word] = (blocks[word] as number) | (numbers[record + 1] as number);
      const second = block + (numbers[record + 2] as number);
      blocks[second] = (blocks[second] as number) | (numbers[record + 3] as number);
      const marked = numbers[record + 4] as number;
      for (let at = record + recordHead; at < marked; at += markSize) {
        const further = block + (numbers[at] as number);
        blocks[further] = (blocks[further] as number) | (numbers[at + 1] as number);
      }
      hits[hitsUsed] = record;
      hits[hitsUsed + 1] = end;
      hitsUsed += numbers[record + 7] as number;
      leads[leadsUsed] = record;
      leads[leadsUsed + 1] = end;
      leadsUsed += numbers[record + 8] as number;
    }
  }

  function findWindows(wanted: Uint8Array, view: number, length: number): void {
    const { numbers } = records;
    for (let index = 0; index < leadsUsed; index += hitSize) {
      const record = leads[index] as number;
      const end = leads[index + 1] as number;
      const last = numbers[record + 6] as number;
      for (let lead = numbers[record + 5] as number; lead < last; lead += leadSize) {
        const to = end - (numbers[lead + 1] as number);
        if (to < 0) continue;
        const from = Math.max(0, end - (numbers[lead + 2] as number));
        const bits = numbers[lead + 4] as number;
        if (bits !== 0) {
          const word = numbers[lead + 3] as number;
          const high = Math.min(length, to + (numbers[lead + 6] as number)) >> blockShift;
          const low = Math.min(high, (from + (numbers[lead + 5] as number)) >> blockShift);
          let found =
            (blocks[low * rowLength + word] as number) | (blocks[high * rowLength + word] as number);
          for (let block = low + 1; block < high; block++)
            found |= blocks[block * rowLength + word] as number;
          if ((found & bits) === 0) continue;
        }
        const rule = numbers[lead] as number;
        if (((wanted[rule] as number) & view) === 0) continue;
        const firstSlot = numbers[lead + 7] as number;
        const lastSlot = numbers[lead + 8] as number;
        if (bits === 0) windows.add(rule, from, to);
        else if (hasPartners(firstSlot + slotSize, lastSlot, from, to, length))
          narrow(rule, firstSlot, lastSlot, from, to);
      }
    }
  }

  /** Whether each of some slots may hold a hit, for all that the blocks know. */
  function hasPartners(
    firstSlot: number,
    lastSlot: number,
    from: number,
    to: number,
    length: number,
  ): boolean {
    for (let slot = firstSlot; slot < lastSlot; slot += slotSize) {
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
  function narrow(rule: number, firstSlot: number, lastSlot: number, first: number, last: number): void {
    const { numbers } = records;
    let from = first;
    let to = last;
    for (let slot = firstSlot; slot < lastSlot; slot += slotSize) {
      const list = slots[slot] as number;
      const low = from + (slots[slot + 1] as number);
      const high = to + (slots[slot + 3] as number);
      let earliest = Number.POSITIVE_INFINITY;
      let latest = -1;
      let looked = 0;
      for (let hit = firstHit(low); hit < hitsUsed; hit += 2) {
        const end = hits[hit + 1] as number;
        if (end > high) break;
        if (++looked > mostLooked) {
          // Of the rest it is enough to know that there may be more.
          earliest = from;
          latest = to;
          break;
        }
        const record = hits[hit] as number;
        const placed = numbers[record + 5] as number;
        for (let place = numbers[record + 4] as number; place < placed; place += placeSize) {
          if (numbers[place] !== list) continue;
          const own = Math.max(from, end - (slots[slot + 2] as number) - (numbers[place + 2] as number));
          const ownLast = Math.min(to, end - (slots[slot + 1] as number) - (numbers[place + 1] as number));
          if (own > ownLast) continue;
          if (own < earliest) earliest = own;
          if (ownLast > latest) latest = ownLast;
        }
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
    let high = hitsUsed >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((hits[2 * middle + 1] as number) < place) low = middle + 1;
      else high = middle;
    }
    return 2 * low;
  }

  function clear(length: number): void {
    hitsUsed = 0;
    leadsUsed = 0;
    windows.clear();
    if (hits.length > keptHits) hits = new Int32Array(keptHits);
    if (leads.length > keptHits) leads = new Int32Array(keptHits);
    const needed = ((length >> blockShift) + 1) * rowLength;
    if (needed > blocks.length || blocks.length > keptBlocks * rowLength) blocks = new Int32Array(needed);
    else blocks.fill(0, 0, needed);
  }

  return {
    walk(text, wanted, view) {
      clear(text.length);
      let row = automaton.start;
      for (let index = 0; index < text.length; ) {
        const length = walkTable(text, index, row, automaton, symbols, reached);
        note(text, length);
        if (length < reached.length) break;
        row = automaton.states[stateSize * (reached[length - 2] as number)] as number;
        index = reached[length - 1] as number;
      }
      walked = text.length;
      findWindows(wanted, view, walked);
      return windows.rules;
    },
    lookAgain(wanted, view) {
      windows.clear();
      findWindows(wanted, view, walked);
      return windows.rules;
    },
    windowsOf: (rule) => windows.of(rule),
  };
}

/** Follows the automaton to the end of the text, or until `reached` is full of `state, end` pairs; gives their length. */
function walkTable(
  text: string,
  from: number,
  first: number,
  automaton: Automaton,
  symbols: Uint8Array,
  reached: Int32Array,
): number {
  const { accepting, settled } = automaton;
  const length = text.length;
  let { near, far, states } = automaton;
  let row = first;
  let count = 0;
  for (let index = from; index < length; index++) {
    const symbol = symbols[text.charCodeAt(index)] as number;
    let entry =
      symbol < nearSymbols
        ? (near[row * nearSymbols + symbol] as number)
        : (far[row * farSymbols + symbol - nearSymbols] as number);
    if (entry >= accepting) {
      if (entry < settled) {
        if (symbol === unreadSymbol) {
          // The same table, whole from now on.
          symbolTable();
          index--;
          continue;
        }
        entry = automaton.reach(row, symbol);
        ({ near, far, states } = automaton);
        if (entry < accepting) {
          row = entry;
          continue;
        }
      }
      const state = entry - settled;
      reached[count] = state;
      reached[count + 1] = index + 1;
      count += 2;
      row = states[stateSize * state] as number;
      if (count === reached.length) break;
    } else row = entry;
  }
  return count;
}

function withRoom(array: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  if (room <= array.length) return array;
  const grown = new Int32Array(Math.max(room, 2 * array.length));
  grown.set(array);
  return grown;
}
