import { RE2 } from "re2-wasm";
import { re2WasmEngine } from "../../src/adapters/re2-wasm.ts";
import { builtinEngine } from "../../src/core/regex/builtin-engine.ts";
import { lengthOf, type Tree } from "../../src/core/regex/tree.ts";
import type { Rule, RuleExample } from "../../src/core/rule.ts";
import { createViews } from "../../src/core/views.ts";
import { randomNumbers } from "./generate.ts";
import { mutated } from "./mutate.ts";
import { findAll, parse } from "./pattern.ts";
import { type Positive, positiveOf } from "./positives.ts";
import { re2jsEngine } from "./re2js-engine.ts";

/** What engines made of the texts of some rules. */
export interface Comparison {
  /** Texts by kind, and matches of the built-in matcher in each kind. */
  readonly texts: Record<TextKind, number>;
  readonly matches: Record<TextKind, number>;
  /** One line for every text in which an engine found something else than the built-in matcher. */
  readonly different: string[];
  /** One line for every generated match that the built-in matcher missed. */
  readonly missed: string[];
  /** Rules of which too few matches could be generated. */
  readonly ungenerated: string[];
  /** Rules that the adapter of re2-wasm did not search with it in every text. */
  readonly notInRe2Wasm: string[];
}

/** `long` texts are several times as long as what the adapter of re2-wasm hands over at a time. */
export type TextKind = "example" | "positive" | "fuzzed" | "long";

const positivesPerRule = 6;
const fuzzedPerRule = 16;
/** Of how many texts of a rule re2-wasm searches one, since it takes thirty times as long as the others together. */
const oneInRe2Wasm: Readonly<Record<TextKind, number>> = { example: 1, positive: 2, fuzzed: 4, long: 1 };

/**
 * What stands before a text, which is searched from there on. To all but `^` without the flag `m` it is the start of the
 * text, and it spares re2-wasm a second pattern for searches from the first character on; rules with `^` go without.
 */
const lead = "\n";

/** Searches the examples of rules, generated matches and mutations of both with every engine. */
export function compareEngines(
  rules: readonly Pick<Rule, "id" | "pattern" | "views">[],
  examples: Readonly<Record<string, Pick<RuleExample, "positive" | "negative">>>,
): Comparison {
  const comparison: Comparison = {
    texts: { example: 0, positive: 0, fuzzed: 0, long: 0 },
    matches: { example: 0, positive: 0, fuzzed: 0, long: 0 },
    different: [],
    missed: [],
    ungenerated: [],
    notInRe2Wasm: [],
  };
  for (const { id, pattern, views } of rules) {
    const tree = parse(pattern, !views?.includes("raw"));
    const random = randomNumbers(hashOf(id));
    const { positive = [], negative = [] } = examples[id] ?? {};
    const shown = [...new Set([...positive, ...negative].flatMap(readings))];
    const positives = generate(tree, random);
    if (positives.length < positivesPerRule) comparison.ungenerated.push(id);
    const seeds = [...shown, ...positives.map(({ text }) => text)];
    const fuzzed = Array.from({ length: fuzzedPerRule }, () =>
      mutated(seeds[random(seeds.length)] as string, seeds, random),
    );
    compare(comparison, id, tree, [
      ...shown.map((text) => ({ kind: "example" as const, text })),
      ...positives.map((positive) => ({ kind: "positive" as const, ...positive })),
      ...fuzzed.map((text) => ({ kind: "fuzzed" as const, text })),
      { kind: "long", text: longText(seeds, negative, 6 * Math.max(128, lengthOf(tree).most), random) },
    ]);
  }
  return comparison;
}

interface Case {
  readonly kind: TextKind;
  readonly text: string;
  /** Where a match was generated. */
  readonly at?: number;
}

function compare(comparison: Comparison, id: string, tree: Tree, cases: readonly Case[]): void {
  const { texts, matches, different, missed, notInRe2Wasm } = comparison;
  const watched = watchedRe2();
  const engines = [re2jsEngine, re2WasmEngine(watched.RE2Class)];
  const prefix = mentionsStart(tree) ? "" : lead;
  let unsearched = false;
  const seen = { example: 0, positive: 0, fuzzed: 0, long: 0 };
  for (const { kind, text, at } of cases) {
    const whole = prefix + text;
    const expected = findAll(builtinEngine, tree, whole, prefix.length);
    texts[kind]++;
    matches[kind] += expected.length / 2;
    if (at !== undefined && !covers(expected, prefix.length + at)) missed.push(`${id}: ${show(text)}`);
    const inAll = seen[kind]++ % oneInRe2Wasm[kind] === 0;
    for (const engine of inAll ? engines : [re2jsEngine]) {
      const calls = watched.calls();
      const found = findAll(engine, tree, whole, prefix.length);
      if (found.join() !== expected.join()) {
        different.push(`${id}: ${engine.name} [${found}], builtin [${expected}] in ${show(whole)}`);
      }
      if (engine !== re2jsEngine && text !== "" && watched.calls() === calls) unsearched = true;
    }
  }
  if (unsearched || watched.errors.length > 0) notInRe2Wasm.push([id, ...watched.errors].join(": "));
  watched.free();
}

/** The class of re2-wasm, which tells when it was used, what it threw, and gives back its memory. */
function watchedRe2() {
  const errors: string[] = [];
  const made: RE2[] = [];
  let calls = 0;
  const watch = <Result>(action: () => Result): Result => {
    try {
      return action();
    } catch (error) {
      errors.push(String(error).slice(0, 200));
      throw error;
    }
  };
  class WatchedRE2 {
    constructor(source: string, flags: string) {
      const pattern = watch(() => new RE2(source, flags));
      const exec = pattern.exec.bind(pattern);
      pattern.exec = (text) => {
        calls++;
        return watch(() => exec(text));
      };
      made.push(pattern);
      // Not a subclass, which could not catch what the constructor of its parent throws.
      // biome-ignore lint/correctness/noConstructorReturn: stands for the pattern it watches
      return pattern as unknown as WatchedRE2;
    }
  }
  const free = () => {
    for (const pattern of made) (pattern as unknown as { wrapper: { delete(): void } }).wrapper.delete();
  };
  return { RE2Class: WatchedRE2 as unknown as typeof RE2, errors, calls: () => calls, free };
}

function generate(tree: Tree, random: (limit: number) => number): Positive[] {
  return Array.from({ length: positivesPerRule }, () => positiveOf(tree, random)).filter(
    (positive) => positive !== undefined,
  );
}

/** What a rule must ignore, with a match here and there. */
function longText(
  seeds: readonly string[],
  negative: readonly string[],
  length: number,
  random: (limit: number) => number,
): string {
  let text = "";
  while (text.length < length) {
    const list = random(5) === 0 ? seeds : negative;
    text += `${list[random(list.length)]}${["\n", " ", ". ", " 😀 "][random(4)]}`;
  }
  return text;
}

/** An example as it was written and in every view that is scanned. */
function readings(example: string): string[] {
  return [example, ...createViews(example).scanned.map(({ text }) => text)];
}

function covers(found: readonly number[], at: number): boolean {
  return found.some((start, index) => index % 2 === 0 && start <= at && (found[index + 1] as number) > at);
}

function mentionsStart(tree: Tree): boolean {
  switch (tree.kind) {
    case "assertion":
      return tree.at === "start";
    case "sequence":
      return tree.items.some(mentionsStart);
    case "choice":
      return tree.options.some(mentionsStart);
    case "repeat":
      return mentionsStart(tree.item);
    case "set":
      return false;
  }
}

/** A text in a report, in ASCII so that nothing in it is invisible. */
function show(text: string): string {
  return JSON.stringify(text).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** FNV-1a, so that the texts of a rule stay when others come and go. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
