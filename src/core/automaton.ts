import { type Body, bodiesOf, type FactorTrie, readChildren, readEnds } from "./factor-trie.ts";
import { isWordSymbol, separatorSymbol, symbolCount, unreadSymbol } from "./symbols.ts";

/** Symbols from 0 on whose entries of a row stand by themselves: separators, letters, digits and few others. */
export const nearSymbols = 32;
/** Entries of a row for the other symbols. */
export const farSymbols: number = symbolCount - nearSymbols;
/** Numbers of a state in {@link Automaton.states}. */
export const stateSize = 4;

/**
 * Automaton that finds every one of many factors in one pass.
 *
 * Aho and Corasick, "Efficient string matching" (1975), with all failure steps written out; a run of separators
 * is read as one symbol. Behind a symbol that is part of no word stands an edge, so factors that must begin a word are
 * not followed inside of one.
 *
 * Rows are made when a text first leads to them, each once: most are never needed in a process, and those that are
 * stand together. So do the entries that most texts read: a row of them fills a line of the processor's caches, and with all
 * entries side by side three quarters of the caches would be left to entries that hardly any text reads.
 */
export interface Automaton {
  /** Row before the first symbol of a text. */
  readonly start: number;
  /**
   * By `row * nearSymbols + symbol`: the next row; or from `accepting` on what is not known yet and `reach` tells; or from
   * `settled` on the number of a state in which factors end. Another array after `reach`.
   */
  readonly near: Entries;
  /** The same by `row * farSymbols + symbol - nearSymbols` for the other symbols. */
  readonly far: Entries;
  /** Above every row. */
  readonly accepting: number;
  /** Above everything else but states. */
  readonly settled: number;
  /** The row behind each state, and three zeros for whoever uses the automaton. Another array after `reach`. */
  readonly states: Int32Array;
  /** By state: where the factors that end there begin in `outputs`; they end where those of the next state begin. */
  readonly bounds: readonly number[];
  /** Factors as `number << 1`, odd if they must end a word. */
  readonly outputs: readonly number[];
  /** Symbols of each factor that came up. */
  readonly lengths: Uint16Array;
  /** Makes what is behind an entry of the tables, and gives what it is from now on. Never for {@link unreadSymbol}. */
  reach(row: number, symbol: number): number;
}

/** Entries of all rows. */
export type Entries = Uint16Array | Uint32Array;

/** The rows before any symbol: inside of a word, and at an edge. Row 0 is a blank from which they are made. */
const root = 1;
const start = 2;

/** States and rows that there is room for at first. */
const usualStates = 256;
const usualRows = 256;

/**
 * Makes the automaton of factors.
 *
 * @param factorCount How many factors there are, above every number.
 * @param nodes How many nodes the trees have at most.
 */
export function createAutomaton(tries: readonly FactorTrie[], factorCount: number, nodes: number): Automaton {
  const accepting = nodes + start + 1;
  const settled = accepting + nodes;
  const Table = settled + nodes <= 0xffff ? Uint16Array : Uint32Array;
  const width = tries.length;
  let capacity = Math.min(usualRows, accepting);
  let rows = 0;
  let near: Entries = new Table(capacity * nearSymbols);
  let far: Entries = new Table(capacity * farSymbols);
  /** The longest other row that the text behind a row ends with, and the symbols of that text. */
  const fallback = new Int32Array(accepting);
  const depths = new Uint16Array(accepting);
  let made = 0;
  /** Where each node hangs: a row and a symbol of it. */
  const parents = new Int32Array(nodes);
  const symbols = new Uint8Array(nodes);
  /** By node and tree: where its body stands, or 0, and its rank. */
  const bodies = new Int32Array(2 * nodes * width);
  /** What entries that lead to a node become once it is known, and 0 until then. */
  const behindNode = new Int32Array(nodes);
  let states = new Int32Array(stateSize * usualStates);
  const bounds = [0];
  const outputs: number[] = [];
  const lengths = new Uint16Array(factorCount);

  function entryAt(row: number, symbol: number): number {
    return symbol < nearSymbols
      ? (near[row * nearSymbols + symbol] as number)
      : (far[row * farSymbols + symbol - nearSymbols] as number);
  }

  function setEntry(row: number, symbol: number, entry: number): void {
    if (symbol < nearSymbols) near[row * nearSymbols + symbol] = entry;
    else far[row * farSymbols + symbol - nearSymbols] = entry;
  }

  /** A row that says what another one does, but for what hangs there. */
  function makeRow(behind: number, depth: number): number {
    const row = rows++;
    if (rows > capacity) {
      capacity = Math.min(2 * capacity, accepting);
      near = larger(near, new Table(capacity * nearSymbols));
      far = larger(far, new Table(capacity * farSymbols));
    }
    near.copyWithin(row * nearSymbols, behind * nearSymbols, (behind + 1) * nearSymbols);
    far.copyWithin(row * farSymbols, behind * farSymbols, (behind + 1) * farSymbols);
    fallback[row] = behind;
    depths[row] = depth;
    return row;
  }

  function hang(row: number, tree: number, children: Body, first: number): void {
    readChildren(tries[tree] as FactorTrie, children, (symbol, { at, rank }) => {
      const entry = entryAt(row, symbol);
      let node = entry - accepting;
      if (node < first || entry >= settled) {
        node = made++;
        setEntry(row, symbol, accepting + node);
        parents[node] = row;
        symbols[node] = symbol;
      }
      const place = 2 * (node * width + tree);
      bodies[place] = at;
      bodies[place + 1] = rank;
    });
  }

  /** Makes a node known, and its row if anything goes on; what it falls back to is nearer to the root. */
  function settle(node: number): number {
    const parent = parents[node] as number;
    const symbol = symbols[node] as number;
    const depth = (depths[parent] as number) + 1;
    let behind = isWordSymbol(symbol) ? root : start;
    let shorter = -1;
    if (parent !== root) {
      behind = known(entryAt(fallback[parent] as number, symbol));
      if (behind >= settled) {
        shorter = behind - settled;
        behind = states[stateSize * shorter] as number;
      }
    }
    const from = outputs.length;
    const going: (Body | undefined)[] = [];
    let goesOn = false;
    for (let tree = 0; tree < width; tree++) {
      const place = 2 * (node * width + tree);
      const at = bodies[place] as number;
      if (at === 0) continue;
      const body = { at, rank: bodies[place + 1] as number };
      const children = readEnds(tries[tree] as FactorTrie, body, (factor, endsWord) => {
        lengths[factor] = depth;
        outputs.push((factor << 1) | (endsWord ? 1 : 0));
      });
      going[tree] = children;
      goesOn ||= children !== undefined;
    }
    if (shorter >= 0) {
      const last = bounds[shorter + 1] as number;
      for (let at = bounds[shorter] as number; at < last; at++) outputs.push(outputs[at] as number);
    }
    let row = behind;
    if (goesOn) {
      row = makeRow(behind, depth);
      if (symbol === separatorSymbol) setEntry(row, symbol, row);
      const first = made;
      for (const [tree, children] of going.entries())
        if (children !== undefined) hang(row, tree, children, first);
    }
    const entry = outputs.length > from ? settled + addState(row) : row;
    behindNode[node] = entry;
    return entry;
  }

  function addState(row: number): number {
    const state = bounds.push(outputs.length) - 2;
    if (stateSize * state === states.length) states = larger(states, new Int32Array(2 * states.length));
    states[stateSize * state] = row;
    return state;
  }

  /** What an entry is once the node that it leads to is known. */
  function known(entry: number): number {
    if (entry < accepting || entry >= settled) return entry;
    return (behindNode[entry - accepting] as number) || settle(entry - accepting);
  }

  makeRow(0, 0);
  makeRow(0, 0);
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    setEntry(root, symbol, isWordSymbol(symbol) ? root : start);
  }
  // Whoever walks over a text has to stop there.
  setEntry(root, unreadSymbol, accepting);
  for (const [tree, trie] of tries.entries()) hangRoot(root, tree, bodiesOf(trie).anywhere, 0);
  makeRow(root, 0);
  const first = made;
  for (const [tree, trie] of tries.entries()) hangRoot(start, tree, bodiesOf(trie).atEdge, first);

  function hangRoot(row: number, tree: number, body: Body, from: number): void {
    const children = readEnds(tries[tree] as FactorTrie, body, () => {});
    if (children !== undefined) hang(row, tree, children, from);
  }

  return {
    start,
    accepting,
    settled,
    bounds,
    outputs,
    lengths,
    get near() {
      return near;
    },
    get far() {
      return far;
    },
    get states() {
      return states;
    },
    reach(row, symbol) {
      const entry = known(entryAt(row, symbol));
      setEntry(row, symbol, entry);
      return entry;
    },
  };
}

function larger<Numbers extends Entries | Int32Array>(numbers: Numbers, room: Numbers): Numbers {
  room.set(numbers);
  return room;
}
