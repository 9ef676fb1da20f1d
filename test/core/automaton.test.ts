import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Automaton, buildAutomaton, rowShift, writeRun } from "../../src/core/automaton.ts";
import { characterOf, symbolTable } from "../../src/core/symbols.ts";

const symbols = symbolTable();

interface SymbolRun {
  readonly text: string;
  readonly atEdge: boolean;
}

function build(runs: readonly SymbolRun[], rows?: number): Automaton {
  const written = runs.map(({ text, atEdge }) => writeRun(text, atEdge ? 1 : 0));
  return buildAutomaton(written.join(""), runs.length, rows);
}

/** `run end` of every run that the automaton finds in a text. */
function walk({ table, start, accepting, rowAfter, bounds, outputs }: Automaton, text: string): string[] {
  const found: string[] = [];
  let row = start;
  for (let index = 0; index < text.length; index++) {
    row = table[(row << rowShift) | (symbols[text.charCodeAt(index)] as number)] as number;
    if (row < accepting) continue;
    const set = row - accepting;
    row = rowAfter[set] as number;
    for (const output of outputs.slice(bounds[2 * set], bounds[2 * set + 1])) {
      found.push(`${output >> 1} ${index + 1}`);
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
    const automaton = build([plain("do not"), plain("not")]);
    expect(walk(automaton, 'DO \n\t"not" do, not')).toEqual(["0 18", "0 9", "1 18", "1 9"].sort());
  });

  test("is the same however many rows were expected", () => {
    fc.assert(
      fc.property(runs, texts, fc.nat(100), (list, text, rows) => {
        expect(walk(build(list, rows), text)).toEqual(search(list, text));
      }),
      { numRuns: 300 },
    );
  });

  test("marks the runs that must end a word", () => {
    const { outputs } = buildAutomaton("-ab\t>ab\t=abc\t", 3);
    expect(new Set(outputs)).toEqual(new Set([0, 3, 5]));
  });

  test("uses wider rows when there are too many for 16 bits", () => {
    const many = Array.from({ length: 9000 }, (_, index) => {
      const word = index.toString(26).padStart(4, "0");
      const letters = [...word].map((digit) => characterOf(1 + Number.parseInt(digit, 26)));
      return plain(`${letters.join("")}abcdefgh`);
    });
    const automaton = build(many);
    expect(automaton.table).toBeInstanceOf(Uint32Array);
    expect(walk(automaton, `xx ${many[8999]?.text} yy`)).toContain("8999 15");
  });

  test("writes each symbol as a character that has it", () => {
    for (const symbol of new Set(symbols)) expect(symbols[characterOf(symbol).charCodeAt(0)]).toBe(symbol);
  });
});
