import { type Automaton, buildAutomaton, rowShift } from "./automaton.ts";
import { createPlaces, mergeRanges, type PlacedList } from "./places.ts";
import { isWord } from "./regex/match.ts";
import type { CompiledRule, Factor, Slot } from "./rule.ts";
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
const lengthShift = 2;
const longestLength = 63;
const factorShift = 8;
const hitCapacity = 8192;

/**
 * Builds the one automaton of all rules; complete when it returns, so the first text is as fast as the last.
 *
 * A hit of a factor is noted once, however many rules share it. A rule comes up when the list of its first slot,
 * which is the rarest, was hit; only then its other slots are asked for, and only when all of them were hit the places
 * where they agree are worked out. So common words cost next to nothing unless a rule's rare word is there as well.
 */
export function createPrefilter(rules: readonly CompiledRule[]): Prefilter {
  const plan = planOf(rules);
  const { factors, lists, branches, listsLedBy, branchesLedBy } = plan;
  const automaton = buildAutomaton(factors.map(({ text }) => text));
  const { accepting, outputStart, outputs } = automaton;
  const symbols = symbolTable();
  // What is needed of a factor at a hit, in one number: the factor, its length in the text (0 when it holds separators
  // and so can have any) and its boundaries.
  const endings = Int32Array.from(outputs, (factor) => {
    const { text, boundary } = factors[factor] as Factor;
    const length = text.includes(" ") ? 0 : text.length;
    const edges = (boundary.before ? boundaryBefore : 0) | (boundary.after ? boundaryAfter : 0);
    return (factor << factorShift) | (length << lengthShift) | edges;
  });
  const hits = new Int32Array(hitCapacity);
  const places = createPlaces(factors.length, lists);
  const listSeen = new Uint8Array(lists.length);
  const branchesOf = new Map<number, number[]>();

  /** Notes where the factors of some hits end. */
  function note(text: string, count: number): void {
    for (let index = 0; index < count; index += 2) {
      const state = (hits[index] as number) - accepting;
      const end = hits[index + 1] as number;
      const last = outputStart[state + 1] as number;
      const inside = insideWord(text, end);
      for (let at = outputStart[state] as number; at < last; at++) {
        const ending = endings[at] as number;
        if (inside && (ending & boundaryAfter) !== 0) continue;
        const factor = ending >> factorShift;
        if ((ending & boundaryBefore) !== 0) {
          const length = (ending >> lengthShift) & longestLength;
          if (insideWord(text, length > 0 ? end - length : startOf(text, end, factor))) continue;
        }
        places.add(factor, end);
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

  /** Rules of which some branch was hit in all its slots, at places that agree. */
  function findSuspects(wanted: Uint8Array, view: number): readonly number[] {
    const suspects: number[] = [];
    const seen: number[] = [];
    branchesOf.clear();
    for (const factor of places.touched) {
      const led = listsLedBy[factor];
      if (led === undefined) continue;
      for (const list of led) {
        if (listSeen[list] === 1) continue;
        listSeen[list] = 1;
        seen.push(list);
        for (const index of branchesLedBy[list] as readonly number[]) {
          const branch = branches[index] as Branch;
          if (((wanted[branch.rule] as number) & view) === 0 || !places.agree(branch.slots)) continue;
          const found = branchesOf.get(branch.rule);
          if (found !== undefined) found.push(index);
          else {
            branchesOf.set(branch.rule, [index]);
            suspects.push(branch.rule);
          }
        }
      }
    }
    for (const list of seen) listSeen[list] = 0;
    return suspects;
  }

  return {
    walk(text, wanted, view) {
      places.clear();
      const length = text.length;
      let state = 0;
      for (let index = 0; index < length; ) {
        const count = walkTable(text, index, state, automaton, symbols, hits);
        note(text, count);
        if (count < hitCapacity) break;
        index = hits[count - 1] as number;
        state = hits[count - 2] as number;
      }
      return places.touched.length === 0 ? none : findSuspects(wanted, view);
    },
    placesOf(rule) {
      let found: readonly number[] = [];
      for (const index of branchesOf.get(rule) ?? []) {
        const shared = places.shared((branches[index] as Branch).slots);
        found = found.length === 0 ? shared : mergeRanges([...found, ...shared]);
      }
      return found;
    },
  };
}

const none: readonly number[] = Object.freeze([]);

interface Branch {
  readonly rule: number;
  readonly slots: readonly PlacedList[];
}

/** All rules with what they share written once. */
interface Plan {
  readonly factors: readonly Factor[];
  /** Factors of each list. */
  readonly lists: readonly (readonly number[])[];
  readonly branches: readonly Branch[];
  /** Lists that are a branch's first one, by factor; most factors have none. */
  readonly listsLedBy: readonly (readonly number[] | undefined)[];
  /** Branches that begin with a list, by list. */
  readonly branchesLedBy: readonly (readonly number[])[];
}

function planOf(rules: readonly CompiledRule[]): Plan {
  const factors: Factor[] = [];
  const factorNumbers = new Map<string, number>();
  const lists: (readonly number[])[] = [];
  const listNumbers = new Map<string, number>();
  const knownLists = new Map<readonly Factor[], number>();
  const branches: Branch[] = [];

  const numberOf = (factor: Factor): number => {
    const key = `${factor.boundary.before ? "<" : ""}${factor.text}${factor.boundary.after ? ">" : ""}`;
    let number = factorNumbers.get(key);
    if (number === undefined) {
      number = factors.push(factor) - 1;
      factorNumbers.set(key, number);
    }
    return number;
  };
  const listOf = (slot: Slot): number => {
    let number = knownLists.get(slot.factors);
    if (number !== undefined) return number;
    const list = slot.factors.map(numberOf);
    const key = list.join();
    number = listNumbers.get(key);
    if (number === undefined) {
      number = lists.push(list) - 1;
      listNumbers.set(key, number);
    }
    knownLists.set(slot.factors, number);
    return number;
  };
  for (const [rule, { branches: own }] of rules.entries()) {
    for (const branch of own) {
      branches.push({ rule, slots: branch.map((slot) => ({ list: listOf(slot), reaches: slot.reaches })) });
    }
  }

  const branchesLedBy: number[][] = lists.map(() => []);
  const listsLedBy: (number[] | undefined)[] = factors.map(() => undefined);
  for (const [index, { slots }] of branches.entries()) {
    const list = slots[0]?.list as number;
    if (branchesLedBy[list]?.push(index) === 1) {
      for (const factor of lists[list] as readonly number[]) {
        const led = listsLedBy[factor] ?? [];
        led.push(list);
        listsLedBy[factor] = led;
      }
    }
  }
  return { factors, lists, branches, listsLedBy, branchesLedBy };
}

/** Follows the automaton to the end of the text, or until `hits` is full of `state, end` pairs; gives their length. */
function walkTable(
  text: string,
  from: number,
  first: number,
  { table, accepting }: Automaton,
  symbols: Uint8Array,
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
