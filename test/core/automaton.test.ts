import { describe, expect, test } from "vitest";
import {
  type Automaton,
  createAutomaton,
  farSymbols,
  nearSymbols,
  stateSize,
} from "../../src/core/automaton.ts";
import { readTrie, type TrieFactor, writeTrie } from "../../src/core/factor-trie.ts";
import { characterOf, symbolTable } from "../../src/core/symbols.ts";
import fc from "../support/property.ts";

const symbols = symbolTable();

interface SymbolRun {
  readonly text: string;
  readonly atEdge: boolean;
}

/** An automaton, and the run that each of its factors was made of. */
interface Built {
  readonly automaton: Automaton;
  readonly runOf: readonly number[];
}

/** The automaton of runs, written as some trees, one run after the other into the next one. */
function build(runs: readonly SymbolRun[], trees: number = 1): Built {
  const parts: TrieFactor[][] = Array.from({ length: trees }, () => []);
  for (const [index, run] of runs.entries())
    parts[index % trees]?.push({ ...run, endsWord: false, number: index });
  const tries = parts.map((part) => writeTrie(part));
  const nodes = tries.reduce((sum, trie) => sum + trie.nodes, 0);
  const runOf: number[] = [];
  const placed = tries.map(({ text, numbers }) => ({ text, first: runOf.push(...numbers) - numbers.length }));
  return { automaton: createAutomaton(placed, runs.length, nodes), runOf };
}

/** `run end` of every run that the automaton finds in a text. */
function walk({ automaton, runOf }: Built, text: string): string[] {
  const { start, accepting, settled, bounds, outputs } = automaton;
  const found: string[] = [];
  let row = start;
  for (let index = 0; index < text.length; index++) {
    const symbol = symbols[text.charCodeAt(index)] as number;
    let entry =
      symbol < nearSymbols
        ? (automaton.near[row * nearSymbols + symbol] as number)
        : (automaton.far[row * farSymbols + symbol - nearSymbols] as number);
    if (entry >= accepting && entry < settled) entry = automaton.reach(row, symbol);
    row = entry;
    if (entry < settled) continue;
    const state = entry - settled;
    row = automaton.states[stateSize * state] as number;
    for (const output of outputs.slice(bounds[state], bounds[state + 1])) {
      found.push(`${runOf[output >> 1]} ${index + 1}`);
    }
  }
  return found.sort();
}

/** The same by looking for each run at each place. */
function search(runs: readonly SymbolRun[], text: string): string[] {
  const found: string[] = [];
  for (const [index, { text: run, atEdge }] of runs.entries()) {
    for (let start = 0; start < text.length; start++) {
      if (atEdge && isWord(text[start]) && isWord(text[start - 1])) continue;
      let end = start;
      let matched = 0;
      while (matched < run.length && end < text.length) {
        if (symbols[text.charCodeAt(end)] !== symbols[run.charCodeAt(matched)]) break;
        end++;
        if (run[matched] === " ") while (symbols[text.charCodeAt(end)] === 0) end++;
        matched++;
      }
      if (matched === run.length) found.push(`${index} ${end}`);
    }
  }
  return found.sort();
}

const isWord = (character: string | undefined) => character !== undefined && /\w/.test(character);
const plain = (text: string): SymbolRun => ({ text, atEdge: false });

const letters = fc.constantFrom("a", "b", "c", "0", "-", "忽");
const runs = fc
  .array(
    fc.array(fc.oneof({ arbitrary: letters, weight: 4 }, fc.constant(" ")), { minLength: 1, maxLength: 6 }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((lists) =>
    lists
      .map((list, index) => ({ text: list.join("").replace(/ {2,}/g, " ").trim(), atEdge: index % 2 === 1 }))
      .filter(({ text }) => text !== ""),
  );
const texts = fc
  .array(fc.constantFrom("a", "B", "c", "7", "-", "忽", " ", "\n", ",", "x", "é", "_"), { maxLength: 60 })
  .map((parts) => parts.join(""));

describe("the automaton", () => {
  test("finds what a search for each run finds", () => {
    fc.assert(
      fc.property(runs, texts, (list, text) => {
        expect(walk(build(list), text)).toEqual(search(list, text));
      }),
      { numRuns: 2000 },
    );
  });

  test("reads a run of separators as one, without counting a run of symbols twice", () => {
    const built = build([plain("do not"), plain("not")]);
    expect(walk(built, 'DO \n\t"not" do, not')).toEqual(["0 18", "0 9", "1 18", "1 9"].sort());
  });

  test("is the same for factors of several trees, and for texts after others", () => {
    fc.assert(
      fc.property(
        runs,
        fc.array(texts, { maxLength: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (list, many, trees) => {
          const built = build(list, trees);
          for (const text of many) expect(walk(built, text)).toEqual(search(list, text));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("marks the runs that must end a word", () => {
    const factor = (text: string, endsWord: boolean, number: number): TrieFactor => ({
      text,
      atEdge: false,
      endsWord,
      number,
    });
    const { text, nodes, numbers } = writeTrie([
      factor("ab", false, 0),
      factor("ab", true, 1),
      factor("abc", true, 2),
    ]);
    const automaton = createAutomaton([{ text, first: 10 }], 13, nodes);
    const runOf = [...new Array<number>(10).fill(-1), ...numbers];
    expect(walk({ automaton, runOf }, "abc")).toEqual(["0 2", "1 2", "2 3"]);
    expect(new Set(automaton.outputs)).toEqual(new Set([20, 23, 25]));
    expect([...automaton.lengths.slice(10)]).toEqual([2, 2, 3]);
  });

  test("uses wider rows when there are too many for 16 bits", () => {
    const many = Array.from({ length: 9000 }, (_, index) => {
      const word = index.toString(26).padStart(4, "0");
      const letters = [...word].map((digit) => characterOf(1 + Number.parseInt(digit, 26)));
      return plain(`${letters.join("")}abcdefgh`);
    });
    const built = build(many);
    expect(built.automaton.near).toBeInstanceOf(Uint32Array);
    expect(walk(built, `xx ${many[8999]?.text} yy`)).toContain("8999 15");
  });

  test("knows a run of a thousand symbols", () => {
    const long = plain("ab".repeat(500));
    expect(walk(build([long, plain("b")]), `${long.text}`)).toContain("0 1000");
  });

  test("writes each symbol as a character that has it", () => {
    for (const symbol of new Set(symbols)) expect(symbols[characterOf(symbol).charCodeAt(0)]).toBe(symbol);
  });
});

describe("a tree of factors", () => {
  test("is ASCII without anything to escape, and holds what was written", () => {
    fc.assert(
      fc.property(runs, fc.nat(10_000), (list, offset) => {
        const factors = list.map(({ text, atEdge }, index) => ({
          text,
          atEdge: atEdge && isWord(text[0]),
          endsWord: index % 3 === 0,
          number: offset + index,
        }));
        const { text, numbers } = writeTrie(factors);
        expect(JSON.stringify(text)).toMatch(/^"[ -~]*"$/);
        expect(JSON.stringify(text)).toHaveLength(text.length + 2);
        const read = readTrie({ text, first: offset }).map((factor) => ({
          ...factor,
          number: numbers[factor.number - offset] as number,
        }));
        const places = (list: readonly TrieFactor[]) =>
          list.map((factor) => ({
            ...factor,
            text: [...factor.text].map((one) => symbols[one.charCodeAt(0)]),
          }));
        expect(places(read).sort((a, b) => a.number - b.number)).toEqual(places(factors));
      }),
      { numRuns: 300 },
    );
  });
});
