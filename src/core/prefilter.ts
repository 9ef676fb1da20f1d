import { buildAutomaton, rowShift } from "./automaton.ts";
import { isWord } from "./regex/match.ts";
import type { CompiledRule, Factor, FactorGroup } from "./rule.ts";
import { separatorSymbol, symbolTable } from "./symbols.ts";

/** Finds which rules could match in a text, and where their matches could start. */
export interface Prefilter {
  /**
   * Walks over a text once.
   *
   * @param wanted Views a rule is looked for in, one bit each, by rule; others are passed over.
   * @returns Rules that could match; read their places with `placesOf` before the next walk.
   */
  walk(text: string, wanted: Uint8Array, view: number): readonly number[];
  /** Where a match of the rule could start, as sorted, disjoint, inclusive ranges `[from, to, from, to, ...]`. */
  placesOf(rule: number): readonly number[];
}

const boundaryBefore = 1;
const boundaryAfter = 2;
const hitCapacity = 8192;

/** Builds the one automaton of all rules; complete when it returns, so the first text is as fast as the last. */
export function createPrefilter(rules: readonly CompiledRule[]): Prefilter {
  const factors: Factor[] = [];
  const texts: string[] = [];
  // Each group of each branch of each rule has a list of places; those of a branch follow each other.
  const owners: number[] = [];
  const ruleOfList: number[] = [];
  /** Of the first list of a branch the number of its lists, of others 0. */
  const groupsAt: number[] = [];
  const firstListOf: number[] = [];
  for (let rule = 0; rule < rules.length; rule++) {
    firstListOf.push(ruleOfList.length);
    for (const branch of (rules[rule] as CompiledRule).branches) {
      for (let group = 0; group < branch.length; group++) {
        for (const factor of branch[group] as FactorGroup) {
          factors.push(factor);
          texts.push(factor.text);
          owners.push(ruleOfList.length);
        }
        ruleOfList.push(rule);
        groupsAt.push(group === 0 ? branch.length : 0);
      }
    }
  }
  const listCount = ruleOfList.length;
  firstListOf.push(listCount);
  const { table, accepting, outputStart, outputs } = buildAutomaton(texts);
  const symbols = symbolTable();
  const listOf = new Int32Array(owners);
  const least = new Int32Array(factors.length);
  const most = new Int32Array(factors.length);
  const flags = new Uint8Array(factors.length);
  for (let index = 0; index < factors.length; index++) {
    const { boundary, reach } = factors[index] as Factor;
    least[index] = reach.least;
    most[index] = reach.most;
    flags[index] = (boundary.before ? boundaryBefore : 0) | (boundary.after ? boundaryAfter : 0);
  }

  const hits = new Int32Array(hitCapacity);
  const touched: number[] = [];
  const suspects: number[] = [];
  const suspected = new Uint8Array(rules.length);
  // Places are linked lists in one array: `from, to, next`.
  let places = new Int32Array(1024);
  let placesEnd = 0;
  const firstPlace = new Int32Array(listCount).fill(-1);
  const lastPlace = new Int32Array(listCount);

  function addPlace(list: number, from: number, to: number): void {
    if ((firstPlace[list] as number) >= 0) {
      const last = lastPlace[list] as number;
      if (from >= (places[last] as number) && from <= (places[last + 1] as number) + 1) {
        if (to > (places[last + 1] as number)) places[last + 1] = to;
        return;
      }
      places[last + 2] = placesEnd;
    } else {
      firstPlace[list] = placesEnd;
      touched.push(list);
    }
    if (placesEnd + 3 > places.length) {
      const grown = new Int32Array(2 * places.length);
      grown.set(places);
      places = grown;
    }
    lastPlace[list] = placesEnd;
    places[placesEnd++] = from;
    places[placesEnd++] = to;
    places[placesEnd++] = -1;
  }

  const everyList = new Uint8Array(listCount).fill(1);
  const present = new Uint8Array(listCount);
  const open = new Uint8Array(listCount);
  const stateSeen = new Uint8Array(outputStart.length);

  /** Opens the lists of branches for each of whose groups there is a hit anywhere; most hits are of other branches. */
  function openLists(count: number): Uint8Array {
    const marked: number[] = [];
    for (let index = 0; index < count; index += 2) {
      const state = (hits[index] as number) - accepting;
      if (stateSeen[state] === 1) continue;
      stateSeen[state] = 1;
      const last = outputStart[state + 1] as number;
      for (let at = outputStart[state] as number; at < last; at++) {
        const list = listOf[outputs[at] as number] as number;
        if (present[list] === 1) continue;
        present[list] = 1;
        marked.push(list);
      }
    }
    open.fill(0);
    for (const list of marked) {
      const end = list + (groupsAt[list] as number);
      let complete = end > list;
      for (let other = list + 1; other < end && complete; other++) complete = present[other] === 1;
      if (complete) open.fill(1, list, end);
    }
    for (const list of marked) present[list] = 0;
    for (let index = 0; index < count; index += 2) stateSeen[(hits[index] as number) - accepting] = 0;
    return open;
  }

  function drain(text: string, count: number, lists: Uint8Array, wanted: Uint8Array, view: number): void {
    for (let index = 0; index < count; index += 2) {
      const state = (hits[index] as number) - accepting;
      const end = hits[index + 1] as number;
      const last = outputStart[state + 1] as number;
      for (let at = outputStart[state] as number; at < last; at++) {
        const factor = outputs[at] as number;
        const list = listOf[factor] as number;
        if (lists[list] === 0) continue;
        if (((wanted[ruleOfList[list] as number] as number) & view) === 0) continue;
        const boundary = flags[factor] as number;
        if ((boundary & boundaryAfter) !== 0 && insideWord(text, end)) continue;
        if ((boundary & boundaryBefore) !== 0 && insideWord(text, startOf(text, end, factor))) continue;
        const to = end - (least[factor] as number);
        if (to >= 0) addPlace(list, Math.max(0, end - (most[factor] as number)), to);
      }
    }
  }

  function startOf(text: string, end: number, factor: number): number {
    const run = (factors[factor] as Factor).text;
    let start = end;
    for (let at = run.length - 1; at >= 0; at--) {
      start--;
      if (run[at] !== " ") continue;
      while (start > 0 && symbols[text.charCodeAt(start - 1)] === separatorSymbol) start--;
    }
    return start;
  }

  return {
    walk(text, wanted, view) {
      for (const list of touched) firstPlace[list] = -1;
      touched.length = 0;
      placesEnd = 0;
      const length = text.length;
      let state = 0;
      for (let index = 0; index < length; ) {
        const count = walkTable(text, index, state, table, symbols, accepting, hits);
        if (count === 0) break;
        // Of a text with so many hits that they come in several parts no part knows what is in the others.
        const whole = index === 0 && count < hitCapacity;
        drain(text, count, whole ? openLists(count) : everyList, wanted, view);
        index = hits[count - 1] as number;
        state = hits[count - 2] as number;
        if (count < hitCapacity) break;
      }
      suspects.length = 0;
      for (const list of touched) {
        const rule = ruleOfList[list] as number;
        if (isComplete(list) && suspected[rule] === 0) {
          suspected[rule] = 1;
          suspects.push(rule);
        }
      }
      for (const rule of suspects) suspected[rule] = 0;
      return suspects;
    },
    placesOf(rule) {
      let found: readonly number[] = [];
      const end = firstListOf[rule + 1] as number;
      for (let list = firstListOf[rule] as number; list < end; list++) {
        if (!isComplete(list)) continue;
        let shared = placesIn(list);
        const next = list + (groupsAt[list] as number);
        for (let other = list + 1; other < next; other++) shared = intersectPlaces(shared, placesIn(other));
        found = found.length === 0 ? shared : mergePlaces([...found, ...shared]);
      }
      return found;
    },
  };

  /** Whether a list is the first of a branch that has places in all of its lists. */
  function isComplete(list: number): boolean {
    const groups = groupsAt[list] as number;
    for (let other = list; other < list + groups; other++) {
      if ((firstPlace[other] as number) < 0) return false;
    }
    return groups > 0;
  }

  function placesIn(list: number): readonly number[] {
    const found: number[] = [];
    let sorted = true;
    for (let at = firstPlace[list] as number; at >= 0; at = places[at + 2] as number) {
      const from = places[at] as number;
      if (found.length > 0 && from <= (found.at(-1) as number)) sorted = false;
      found.push(from, places[at + 1] as number);
    }
    return sorted ? found : mergePlaces(found);
  }
}

/** Follows the automaton to the end of the text, or until `hits` is full of `state, end` pairs; gives their length. */
function walkTable(
  text: string,
  from: number,
  first: number,
  table: Uint16Array | Uint32Array,
  symbols: Uint8Array,
  accepting: number,
  hits: Int32Array,
): number {
  const length = text.length;
  let state = first;
  let count = 0;
  for (let index = from; index < length; index++) {
    state = table[(state << rowShift) | (symbols[text.charCodeAt(index)] as number)] as number;
    if (state >= accepting) {
      hits[count] = state;
      hits[count + 1] = index + 1;
      count += 2;
      if (count === hitCapacity) break;
    }
  }
  return count;
}

function insideWord(text: string, position: number): boolean {
  return isWord(text.charCodeAt(position - 1)) && isWord(text.charCodeAt(position));
}

function mergePlaces(places: readonly number[]): number[] {
  const pairs: [number, number][] = [];
  for (let at = 0; at < places.length; at += 2) pairs.push([places[at] as number, places[at + 1] as number]);
  pairs.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [from, to] of pairs) {
    const last = merged.length - 1;
    if (last > 0 && from <= (merged[last] as number) + 1) merged[last] = Math.max(merged[last] as number, to);
    else merged.push(from, to);
  }
  return merged;
}

function intersectPlaces(a: readonly number[], b: readonly number[]): number[] {
  const shared: number[] = [];
  let other = 0;
  for (let at = 0; at < a.length; at += 2) {
    const from = a[at] as number;
    const to = a[at + 1] as number;
    while (other < b.length && (b[other + 1] as number) < from) other += 2;
    for (let next = other; next < b.length && (b[next] as number) <= to; next += 2) {
      shared.push(Math.max(from, b[next] as number), Math.min(to, b[next + 1] as number));
    }
  }
  return shared;
}
