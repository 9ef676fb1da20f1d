import { separatorSymbol, symbolCount, symbolTable } from "./symbols.ts";

/** Bits by which a state is shifted to reach its row. */
export const rowShift = 7;

/**
 * Complete automaton that finds every one of many symbol runs in one pass.
 *
 * Aho and Corasick, "Efficient string matching" (1975), with all failure steps written out; a run of separators
 * is read as one symbol.
 */
export interface Automaton {
  /** Next state by `(state << 7) | symbol`; the first state is 0. */
  readonly table: Uint16Array | Uint32Array;
  /** States from here on end at least one run. */
  readonly accepting: number;
  /** Where the ended runs of state `accepting + n` begin in `outputs`; they end where the next state's begin. */
  readonly outputStart: Int32Array;
  /** Indices of runs. */
  readonly outputs: Int32Array;
}

/** Builds the automaton of runs, one character for each symbol; a run neither begins nor ends with a separator. */
export function buildAutomaton(runs: readonly string[]): Automaton {
  const trie = buildTrie(runs);
  const { count, order, fail, symbol, child, sibling, ended, endedNext } = trie;

  // A state accepts when it ends a run itself or by the state it falls back to; those come last.
  const accepts = new Uint8Array(count);
  let accepting = 0;
  for (let index = 0; index < count; index++) {
    const state = order[index] as number;
    accepts[state] = (ended[state] as number) >= 0 || accepts[fail[state] as number] === 1 ? 1 : 0;
    accepting += 1 - (accepts[state] as number);
  }
  const numbers = new Int32Array(count);
  const outputStart = new Int32Array(count - accepting + 1);
  const outputs: number[] = [];
  let quiet = 0;
  let loud = accepting;
  for (let index = 0; index < count; index++) {
    const state = order[index] as number;
    if (accepts[state] === 0) {
      numbers[state] = quiet++;
      continue;
    }
    outputStart[loud - accepting] = outputs.length;
    numbers[state] = loud++;
    for (let run = ended[state] as number; run >= 0; run = endedNext[run] as number) outputs.push(run);
    const fallback = (numbers[fail[state] as number] as number) - accepting;
    if (fallback < 0) continue;
    const end = outputStart[fallback + 1] as number;
    for (let at = outputStart[fallback] as number; at < end; at++) outputs.push(outputs[at] as number);
  }
  outputStart[count - accepting] = outputs.length;

  const table = count > 0xffff ? new Uint32Array(count << rowShift) : new Uint16Array(count << rowShift);
  for (let index = 0; index < count; index++) {
    const state = order[index] as number;
    const row = (numbers[state] as number) << rowShift;
    if (index > 0) {
      // What a state falls back to is nearer to the root, so its row is complete.
      const fallback = (numbers[fail[state] as number] as number) << rowShift;
      table.copyWithin(row, fallback, fallback + symbolCount);
      if (symbol[state] === separatorSymbol) table[row | separatorSymbol] = numbers[state] as number;
    }
    for (let next = child[state] as number; next > 0; next = sibling[next] as number) {
      table[row | (symbol[next] as number)] = numbers[next] as number;
    }
  }
  return { table, accepting, outputStart, outputs: new Int32Array(outputs) };
}

/** Prefix tree of the runs; children are linked lists, 0 ends them. */
interface Trie {
  readonly count: number;
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

function buildTrie(runs: readonly string[]): Trie {
  let capacity = 1;
  for (const run of runs) capacity += run.length;
  const child = new Int32Array(capacity);
  const sibling = new Int32Array(capacity);
  const symbol = new Uint8Array(capacity);
  const ended = new Int32Array(capacity).fill(-1);
  const endedNext = new Int32Array(runs.length);
  const first = new Int32Array(symbolCount);
  const symbols = symbolTable();
  let count = 1;

  const find = (state: number, wanted: number): number => {
    if (state === 0) return first[wanted] as number;
    let next = child[state] as number;
    while (next > 0 && symbol[next] !== wanted) next = sibling[next] as number;
    return next;
  };
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index] as string;
    let state = 0;
    for (let at = 0; at < run.length; at++) {
      const wanted = symbols[run.charCodeAt(at)] as number;
      let next = find(state, wanted);
      if (next === 0) {
        next = count++;
        symbol[next] = wanted;
        sibling[next] = child[state] as number;
        child[state] = next;
        if (state === 0) first[wanted] = next;
      }
      state = next;
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
  return { count, child, sibling, symbol, ended, endedNext, order, fail };
}
