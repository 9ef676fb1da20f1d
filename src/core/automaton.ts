import { type Body, bodiesOf, type FactorTrie, readChildren, readEnds } from "./factor-trie.ts";
import { isWordSymbol, separatorSymbol, symbolCount } from "./symbols.ts";

/** Bits by which a row is shifted to reach its first entry. */
export const rowShift = 7;

/**
 * Automaton that finds every one of many factors in one pass.
 *
 * Aho and Corasick, "Efficient string matching" (1975), with all failure steps written out; a run of separators
 * is read as one symbol. Behind a symbol that is part of no word stands an edge, so factors that must begin a word are
 * not followed inside of one.
 *
 * Rows are made when a text first leads to them, each once: most are never needed in a process, and those that are
 * stand together.
 */
export interface Automaton {
  /** By `(row << 7) | symbol`: the next row, or `accepting` and the number of a node. Another one after `reach`. */
  readonly table: Uint16Array | Uint32Array;
  /** Row before the first symbol of a text. */
  readonly start: number;
  /** Above every row. */
  readonly accepting: number;
  /**
   * By node: the row behind it when factors end there. When not, or when that is not known yet, it is not above 0, and
   * `reach` tells.
   */
  readonly rowAfter: Int32Array;
  /** By node: where the factors that end there begin in `outputs` and where they end. */
  readonly bounds: Int32Array;
  /** Factors as `number << 1`, odd if they must end a word. Another one after `reach`. */
  readonly outputs: Int32Array;
  /** Symbols of each factor that came up. */
  readonly lengths: Uint16Array;
  /** Makes what is behind an entry of the table. Gives the next row, or -1 when `rowAfter` of the node tells it now. */
  reach(entry: number): number;
}

/** The rows before any symbol: inside of a word, and at an edge. None is 0, which says that a row is not known. */
const root = 1;
const start = 2;

/** Values of {@link Automaton.accepting} for tables of 16 and 32 bits. */
const narrow = 0x8000;
const wide = 0x4000_0000;

const usualRows = 256;

/**
 * Makes the automaton of factors.
 *
 * @param factorCount How many factors there are, above every number.
 * @param nodes How many nodes the trees have at most.
 */
export function createAutomaton(tries: readonly FactorTrie[], factorCount: number, nodes: number): Automaton {
  const accepting = nodes + start + 2 < narrow ? narrow : wide;
  const width = tries.length;
  let capacity = Math.min(usualRows, nodes + start + 1);
  let rows = 1;
  let table =
    accepting === narrow ? new Uint16Array(capacity << rowShift) : new Uint32Array(capacity << rowShift);
  /** The longest other row that the text behind a row ends with, and the symbols of that text. */
  const fallback = new Int32Array(nodes + start + 1);
  const depths = new Uint16Array(nodes + start + 1);
  let made = 0;
  /** Where each node hangs: a row and a symbol of it. */
  const parents = new Int32Array(nodes);
  const symbols = new Uint8Array(nodes);
  /** By node and tree: where its body stands, or 0, and its rank. */
  const bodies = new Int32Array(2 * nodes * width);
  /** 0 for what is not known; `~row` where no factor ends. */
  const rowAfter = new Int32Array(nodes);
  const bounds = new Int32Array(2 * nodes);
  const lengths = new Uint16Array(factorCount);
  let outputs = new Int32Array(256);
  let used = 0;

  function addOutput(output: number): void {
    if (used === outputs.length) {
      const larger = new Int32Array(2 * used);
      larger.set(outputs);
      outputs = larger;
    }
    outputs[used++] = output;
  }

  /** A row that says what another one does, but for what hangs there. */
  function makeRow(behind: number, depth: number): number {
    const row = rows++;
    if (rows > capacity) {
      capacity = Math.min(2 * capacity, fallback.length);
      const larger =
        accepting === narrow ? new Uint16Array(capacity << rowShift) : new Uint32Array(capacity << rowShift);
      larger.set(table);
      table = larger;
    }
    table.copyWithin(row << rowShift, behind << rowShift, (behind << rowShift) + symbolCount);
    fallback[row] = behind;
    depths[row] = depth;
    return row;
  }

  function hang(row: number, tree: number, children: Body, first: number): void {
    const base = row << rowShift;
    readChildren(tries[tree] as FactorTrie, children, (symbol, { at, rank }) => {
      let node = (table[base | symbol] as number) - accepting;
      if (node < first) {
        node = made++;
        table[base | symbol] = accepting + node;
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
      const entry = table[((fallback[parent] as number) << rowShift) | symbol] as number;
      behind = entry;
      if (entry >= accepting) {
        shorter = entry - accepting;
        behind = rowAfter[shorter] as number;
        if (behind === 0) behind = settle(shorter);
        if (behind < 0) {
          behind = ~behind;
          shorter = -1;
        }
      }
    }
    const from = used;
    const going: (Body | undefined)[] = [];
    let goesOn = false;
    for (let tree = 0; tree < width; tree++) {
      const place = 2 * (node * width + tree);
      const at = bodies[place] as number;
      if (at === 0) continue;
      const body = { at, rank: bodies[place + 1] as number };
      const children = readEnds(tries[tree] as FactorTrie, body, (factor, endsWord) => {
        lengths[factor] = depth;
        addOutput((factor << 1) | (endsWord ? 1 : 0));
      });
      going[tree] = children;
      goesOn ||= children !== undefined;
    }
    if (shorter >= 0) {
      const last = bounds[2 * shorter + 1] as number;
      for (let at = bounds[2 * shorter] as number; at < last; at++) addOutput(outputs[at] as number);
    }
    let row = behind;
    if (goesOn) {
      row = makeRow(behind, depth);
      if (symbol === separatorSymbol) table[(row << rowShift) | separatorSymbol] = row;
      const first = made;
      for (const [tree, children] of going.entries())
        if (children !== undefined) hang(row, tree, children, first);
    }
    bounds[2 * node] = from;
    bounds[2 * node + 1] = used;
    const after = used > from ? row : ~row;
    rowAfter[node] = after;
    return after;
  }

  makeRow(0, 0);
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    table[(root << rowShift) | symbol] = isWordSymbol(symbol) ? root : start;
  }
  for (const [tree, trie] of tries.entries()) hangRoot(root, tree, bodiesOf(trie).anywhere, 0);
  makeRow(root, 0);
  const first = made;
  for (const [tree, trie] of tries.entries()) hangRoot(start, tree, bodiesOf(trie).atEdge, first);

  function hangRoot(row: number, tree: number, body: Body, from: number): void {
    const children = readEnds(tries[tree] as FactorTrie, body, () => {});
    if (children !== undefined) hang(row, tree, children, from);
  }

  return {
    get table() {
      return table;
    },
    get outputs() {
      return outputs;
    },
    start,
    accepting,
    rowAfter,
    bounds,
    lengths,
    reach(entry) {
      const node = (table[entry] as number) - accepting;
      let after = rowAfter[node] as number;
      if (after === 0) after = settle(node);
      if (after > 0) return -1;
      table[entry] = ~after;
      return ~after;
    },
  };
}
