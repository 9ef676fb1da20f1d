import {
  characterOf,
  isWordSymbol,
  separatorSymbol,
  sharedSymbol,
  symbolCount,
  symbolTable,
} from "./symbols.ts";

/** Bits by which a row is shifted to reach its first entry. */
export const rowShift = 7;

/** Ends each run in the text that {@link buildAutomaton} reads. */
export const runEnd = "\t";

/**
 * Letters before a run, by 1 when it is looked for at the beginning of words alone if it begins with a word character,
 * and 2 when no word character may follow if it ends with one; the latter is left to whoever reads the outputs.
 */
const edges: readonly string[] = ["-", "<", ">", "="];

/** Stands, with a character from "0" on, for one of the symbols of characters beyond ASCII. */
const sharedMark = "A";
const sharedDigits = 0x30;

/** Writes the symbols of a run as ASCII. */
export function writeRun(text: string, edge: number): string {
  const symbols = symbolTable();
  let written = "";
  for (let at = 0; at < text.length; at++) {
    const symbol = symbols[text.charCodeAt(at)] as number;
    const isShared = symbol >= sharedSymbol;
    written += isShared
      ? sharedMark + String.fromCharCode(symbol - sharedSymbol + sharedDigits)
      : characterOf(symbol);
  }
  return edges[edge] + written + runEnd;
}

/** The text and the edge of a run without its end. */
export function readRun(run: string): { readonly text: string; readonly edge: number } {
  let text = "";
  for (let at = 1; at < run.length; at++) {
    const isShared = run.charAt(at) === sharedMark;
    if (isShared) at++;
    text += isShared ? characterOf(run.charCodeAt(at) - sharedDigits + sharedSymbol) : run.charAt(at);
  }
  return { text, edge: edges.indexOf(run.charAt(0)) };
}

/**
 * Complete automaton that finds every one of many symbol runs in one pass.
 *
 * Aho and Corasick, "Efficient string matching" (1975), with all failure steps written out; a run of separators
 * is read as one symbol. Behind a symbol that is part of no word stands an edge, so runs that must begin a word are
 * not followed inside of one.
 */
export interface Automaton {
  /** By `(row << 7) | symbol`: the next row, or `accepting + n` where the n-th set of runs ends. */
  readonly table: Uint16Array | Uint32Array;
  /** Row before the first symbol of a text. */
  readonly start: number;
  /** Above every row. */
  readonly accepting: number;
  /** The row behind each set; what ends only the text of a run has none of its own. */
  readonly rowAfter: Int32Array;
  /** Where each set begins in `outputs` and where it ends. */
  readonly bounds: Int32Array;
  /** Runs as `number << 1`, odd if they must end a word. */
  readonly outputs: Int32Array;
  /** Symbols of each run. */
  readonly lengths: Uint16Array;
}

/** The rows before any symbol: inside of a word, and at an edge. */
const root = 0;
const start = 1;

/**
 * Builds the automaton of runs.
 *
 * @param runs One behind the other, as {@link writeRun} writes them; they neither begin nor end with a separator.
 * @param count How many runs there are.
 * @param rows How many rows there will be, if that is known.
 */
export function buildAutomaton(runs: string, count: number, rows: number = 0): Automaton {
  const trie = buildTrie(runs, count, rows, narrow) ?? (buildTrie(runs, count, rows, wide) as Trie);
  return complete(trie);
}

/** Values of {@link Automaton.accepting} for tables of 16 and 32 bits. */
const narrow = 0x8000;
const wide = 0x4000_0000;

/** Room for as many rows as the rules of a user may need. */
const usualRows = 512;

/** Prefix tree of the runs in the table of the automaton, and what it takes to complete it. */
interface Trie {
  readonly table: Uint16Array | Uint32Array;
  readonly accepting: number;
  readonly rows: number;
  readonly sets: number;
  /** 0 for a set that nothing follows. */
  readonly rowAfter: Int32Array;
  /** The last of the children of each row, and the one before each; 0 ends a list. */
  readonly lastChild: Int32Array;
  readonly childBefore: Int32Array;
  readonly childSymbol: Uint8Array;
  /** The last of the outputs of each set itself, and by run the one before; -1 ends a list. */
  readonly ended: Int32Array;
  readonly endedBefore: Int32Array;
  readonly lengths: Uint16Array;
  readonly isWord: Uint8Array;
}

// This is run once in a process, before its first verdict: one loop without functions of its own is fast soonest.
/** Undefined when there are more rows and sets than `accepting`. */
function buildTrie(runs: string, count: number, expected: number, accepting: number): Trie | undefined {
  const symbols = symbolTable();
  const isWord = wordSymbols();
  const nodes = runs.length - 2 * count + 2;
  const capacity = Math.min(nodes, Math.max(2, expected || usualRows)) << rowShift;
  let table = accepting === narrow ? new Uint16Array(capacity) : new Uint32Array(capacity);
  let rows = 2;
  let sets = 0;
  let children = 0;
  const lastChild = new Int32Array(nodes);
  const childBefore = new Int32Array(nodes);
  const childSymbol = new Uint8Array(nodes);
  const rowAfter = new Int32Array(nodes);
  const ended = new Int32Array(nodes).fill(-1);
  const endedBefore = new Int32Array(count);
  const lengths = new Uint16Array(count);
  let at = 0;
  for (let run = 0; run < count; run++) {
    const edge = runs.charCodeAt(at++);
    let code = runs.charCodeAt(at++);
    let symbol = code === shared ? runs.charCodeAt(at++) + fromDigit : (symbols[code] as number);
    let row = (edge === beginsWord || edge === isWhole) && isWord[symbol] === 1 ? start : root;
    code = runs.charCodeAt(at++);
    let length = 1;
    while (true) {
      const entry = (row << rowShift) | symbol;
      const next = table[entry] as number;
      if (next === 0) {
        children++;
        childSymbol[children] = symbol;
        childBefore[children] = lastChild[row] as number;
        lastChild[row] = children;
      }
      if (code === endOfRun) {
        let set = next - accepting;
        if (set < 0) {
          set = sets++;
          rowAfter[set] = next;
          table[entry] = set + accepting;
        }
        endedBefore[run] = ended[set] as number;
        ended[set] = (run << 1) | (edge === endsWord || edge === isWhole ? 1 : 0);
        break;
      }
      row = next < accepting ? next : (rowAfter[next - accepting] as number);
      if (row === 0) {
        row = rows++;
        if (next === 0) table[entry] = row;
        else rowAfter[next - accepting] = row;
        if (row << rowShift >= table.length) table = enlarged(table);
      }
      symbol = code === shared ? runs.charCodeAt(at++) + fromDigit : (symbols[code] as number);
      code = runs.charCodeAt(at++);
      length++;
    }
    lengths[run] = length;
  }
  if (rows + sets > accepting) return undefined;
  return {
    table,
    accepting,
    rows,
    sets,
    rowAfter,
    lastChild,
    childBefore,
    childSymbol,
    ended,
    endedBefore,
    lengths,
    isWord,
  };
}

function enlarged(table: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>) {
  const larger =
    table instanceof Uint16Array ? new Uint16Array(2 * table.length) : new Uint32Array(2 * table.length);
  larger.set(table);
  return larger;
}

function complete(trie: Trie): Automaton {
  const {
    table,
    accepting,
    rows,
    rowAfter,
    lastChild,
    childBefore,
    childSymbol,
    ended,
    endedBefore,
    isWord,
  } = trie;
  let { sets } = trie;
  const order = new Int32Array(rows);
  order[1] = start;
  let known = 2;
  /** The longest other row that the text behind a row ends with. */
  const fallback = new Int32Array(rows);
  const bounds = new Int32Array(2 * (sets + rows));
  let outputs = new Int32Array(2 * trie.lengths.length + 16);
  let used = 0;
  const own = new Int32Array(symbolCount);
  /** Rows behind separators, of which more may follow. */
  const isBlank = new Uint8Array(rows);
  for (let index = 0; index < rows; index++) {
    const row = order[index] as number;
    const base = row << rowShift;
    // What a row falls back to is nearer to the root, so it is complete.
    const other = (fallback[row] as number) << rowShift;
    for (let child = lastChild[row] as number; child > 0; child = childBefore[child] as number) {
      const symbol = childSymbol[child] as number;
      let reached = table[other | symbol] as number;
      if (row === root) reached = isWord[symbol] === 1 ? root : start;
      const shorter = reached - accepting;
      const behind = shorter < 0 ? reached : (rowAfter[shorter] as number);
      let next = table[base | symbol] as number;
      const after = next < accepting ? next : (rowAfter[next - accepting] as number);
      if (after === 0) rowAfter[next - accepting] = behind;
      else {
        fallback[after] = behind;
        order[known++] = after;
        if (symbol === separatorSymbol) isBlank[after] = 1;
        if (next < accepting && shorter >= 0) {
          rowAfter[sets] = after;
          next = accepting + sets++;
        }
      }
      own[symbol] = next;
      const set = next - accepting;
      if (set < 0) continue;
      bounds[2 * set] = used;
      const first = shorter < 0 ? 0 : (bounds[2 * shorter] as number);
      const inherited = shorter < 0 ? 0 : (bounds[2 * shorter + 1] as number) - first;
      for (let output = ended[set] as number; output >= 0; output = endedBefore[output >> 1] as number) {
        if (used === outputs.length) outputs = larger(outputs, used + 1);
        outputs[used++] = output;
      }
      if (used + inherited > outputs.length) outputs = larger(outputs, used + inherited);
      for (let at = 0; at < inherited; at++) outputs[used++] = outputs[first + at] as number;
      bounds[2 * set + 1] = used;
    }
    if (row !== root) table.copyWithin(base, other, other + symbolCount);
    if (isBlank[row] === 1) table[base | separatorSymbol] = row;
    for (let child = lastChild[row] as number; child > 0; child = childBefore[child] as number) {
      const symbol = childSymbol[child] as number;
      table[base | symbol] = own[symbol] as number;
    }
    if (row !== root) continue;
    for (let symbol = 0; symbol < symbolCount; symbol++) {
      if (isWord[symbol] === 0 && table[symbol] === 0) table[symbol] = start;
    }
  }
  return {
    table: table.length === rows << rowShift ? table : table.slice(0, rows << rowShift),
    start,
    accepting,
    rowAfter: rowAfter.slice(0, sets),
    bounds: bounds.slice(0, 2 * sets),
    outputs: outputs.slice(0, used),
    lengths: trie.lengths,
  };
}

function larger(array: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(least, 2 * array.length));
  grown.set(array);
  return grown;
}

function wordSymbols(): Uint8Array {
  const isWord = new Uint8Array(symbolCount);
  for (let symbol = 0; symbol < symbolCount; symbol++) isWord[symbol] = isWordSymbol(symbol) ? 1 : 0;
  return isWord;
}

const shared: number = sharedMark.charCodeAt(0);
const fromDigit = sharedSymbol - sharedDigits;
const endOfRun: number = runEnd.charCodeAt(0);
const beginsWord = 0x3c;
const endsWord = 0x3e;
const isWhole = 0x3d;
