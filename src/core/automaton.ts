import { isWordSymbol, separatorSymbol, symbolCount, symbolTable } from "./symbols.ts";

/** Bits by which a state is shifted to reach its row. */
export const rowShift = 7;

/** Symbols to look for. */
export interface SymbolRun {
  /** One character for each symbol; it neither begins nor ends with a separator. */
  readonly text: string;
  /** Whether a run that begins with a word character is looked for at the beginning of words alone. */
  readonly atEdge: boolean;
}

/**
 * Complete automaton that finds every one of many symbol runs in one pass.
 *
 * Aho and Corasick, "Efficient string matching" (1975), with all failure steps written out; a run of separators
 * is read as one symbol. The place after a symbol that is part of no word counts as a symbol of its own, the edge, so
 * runs that must begin a word are not followed inside of one.
 */
export interface Automaton {
  /** Next state by `(state << 7) | symbol`. */
  readonly table: Uint16Array | Uint32Array;
  /** State before the first symbol of a text. */
  readonly start: number;
  /** States from here on end at least one run. */
  readonly accepting: number;
  /** Where the ended runs of state `accepting + n` begin in `outputs`; they end where the next state's begin. */
  readonly outputStart: Int32Array;
  /** Indices of runs. */
  readonly outputs: Int32Array;
}

const edgeSymbol = symbolCount;

/** Builds the automaton of runs. */
export function buildAutomaton(runs: readonly SymbolRun[]): Automaton {
  const trie = buildTrie(runs);
  const { count, order, fail, symbol, parent, child, sibling, ended, endedNext } = trie;

  // A state accepts when it ends a run itself or by the state it falls back to; those come last. Places between a
  // symbol and the edge behind it are passed in one step, so they are no states.
  const accepts = new Uint8Array(count);
  const isPassed = new Uint8Array(count);
  let accepting = 0;
  for (let index = 0; index < count; index++) {
    const state = order[index] as number;
    isPassed[state] = index > 0 && beginsEdge(symbol[state] as number) ? 1 : 0;
    accepts[state] = (ended[state] as number) >= 0 || accepts[fail[state] as number] === 1 ? 1 : 0;
    if (accepts[state] === 0 && isPassed[state] === 0) accepting++;
  }
  const numbers = new Int32Array(count);
  const outputStart: number[] = [];
  const outputs: number[] = [];
  let quiet = 0;
  for (let index = 0; index < count; index++) {
    const state = order[index] as number;
    if (isPassed[state] === 1) continue;
    if (accepts[state] === 0) {
      numbers[state] = quiet++;
      continue;
    }
    numbers[state] = accepting + outputStart.length;
    outputStart.push(outputs.length);
    for (let run = ended[state] as number; run >= 0; run = endedNext[run] as number) outputs.push(run);
    const fallback = (numbers[fail[state] as number] as number) - accepting;
    if (fallback < 0) continue;
    const end = outputStart[fallback + 1] as number;
    for (let at = outputStart[fallback] as number; at < end; at++) outputs.push(outputs[at] as number);
  }
  const states = accepting + outputStart.length;
  outputStart.push(outputs.length);

  const table = states > 0xffff ? new Uint32Array(states << rowShift) : new Uint16Array(states << rowShift);
  let start = 0;
  for (let index = 0; index < count; index++) {
    const state = order[index] as number;
    if (isPassed[state] === 1) continue;
    const row = (numbers[state] as number) << rowShift;
    if (index > 0) {
      // What a state falls back to is nearer to the root, so its row is complete.
      const fallback = (numbers[fail[state] as number] as number) << rowShift;
      table.copyWithin(row, fallback, fallback + symbolCount);
      if (symbol[parent[state] as number] === separatorSymbol && symbol[state] === edgeSymbol) {
        table[row | separatorSymbol] = numbers[state] as number;
      }
    }
    for (let next = child[state] as number; next > 0; next = sibling[next] as number) {
      const reached = isPassed[next] === 1 ? (child[next] as number) : next;
      if (symbol[next] === edgeSymbol) start = numbers[next] as number;
      else table[row | (symbol[next] as number)] = numbers[reached] as number;
    }
    if (index > 0) continue;
    for (let other = 0; other < symbolCount; other++) {
      if (beginsEdge(other) && table[other] === 0) table[other] = start;
    }
  }
  return {
    table,
    start,
    accepting,
    outputStart: new Int32Array(outputStart),
    outputs: new Int32Array(outputs),
  };
}

function beginsEdge(symbol: number): boolean {
  return symbol < edgeSymbol && !isWordSymbol(symbol);
}

/** Prefix tree of the runs; children are linked lists, 0 ends them. */
interface Trie {
  readonly count: number;
  readonly parent: Int32Array;
  readonly child: Int32Array;
  readonly sibling: Int32Array;
  readonly symbol: Uint8Array;
  /** First run that ends in a state, or -1, and the next one that ends where a run does. */
  readonly ended: Int32Array;
  readonly endedNext: Int32Array;
  /** States by their distance from the root. */
  readonly order: Int32Array;
  /** The longest other state that a state ends with. */
  readonly fail: Int32Array;
}

function buildTrie(runs: readonly SymbolRun[]): Trie {
  let capacity = 1;
  for (const { text } of runs) capacity += 2 * text.length + 1;
  const parent = new Int32Array(capacity);
  const child = new Int32Array(capacity);
  const sibling = new Int32Array(capacity);
  const symbol = new Uint8Array(capacity);
  const ended = new Int32Array(capacity).fill(-1);
  const endedNext = new Int32Array(runs.length);
  const first = new Int32Array(symbolCount + 1);
  const symbols = symbolTable();
  let count = 1;

  const find = (state: number, wanted: number): number => {
    if (state === 0) return first[wanted] as number;
    // Of sorted runs the one that came last is most often the one that is wanted.
    let next = child[state] as number;
    while (next > 0 && symbol[next] !== wanted) next = sibling[next] as number;
    return next;
  };
  const step = (state: number, wanted: number): number => {
    let next = find(state, wanted);
    if (next === 0) {
      next = count++;
      symbol[next] = wanted;
      parent[next] = state;
      sibling[next] = child[state] as number;
      child[state] = next;
      if (state === 0) first[wanted] = next;
    }
    return next;
  };
  for (let index = 0; index < runs.length; index++) {
    const { text, atEdge } = runs[index] as SymbolRun;
    let state = atEdge && isWordSymbol(symbols[text.charCodeAt(0)] as number) ? step(0, edgeSymbol) : 0;
    for (let at = 0; at < text.length; at++) {
      const wanted = symbols[text.charCodeAt(at)] as number;
      state = step(state, wanted);
      if (beginsEdge(wanted)) state = step(state, edgeSymbol);
    }
    endedNext[index] = ended[state] as number;
    ended[state] = index;
  }

  const order = new Int32Array(count);
  const fail = new Int32Array(count);
  let known = 1;
  for (let index = 0; index < known; index++) {
    const state = order[index] as number;
    for (let next = child[state] as number; next > 0; next = sibling[next] as number) {
      order[known++] = next;
      if (state === 0) continue;
      let fallback = fail[state] as number;
      let target = find(fallback, symbol[next] as number);
      while (target === 0 && fallback > 0) {
        fallback = fail[fallback] as number;
        target = find(fallback, symbol[next] as number);
      }
      fail[next] = target;
    }
  }
  return { count, parent, child, sibling, symbol, ended, endedNext, order, fail };
}
