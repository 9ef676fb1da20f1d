import { compileRules } from "../../src/core/compile.ts";
import type { Engine, Matcher } from "../../src/core/engine.ts";
import { foldCharacter } from "../../src/core/fold.ts";
import { parsePattern } from "../../src/core/regex/parse.ts";
import { printPattern } from "../../src/core/regex/print.ts";
import type { Tree } from "../../src/core/regex/tree.ts";
import type { CompiledRule, Rule, RulePack } from "../../src/core/rule.ts";
import { createScanner, type Scanner } from "../../src/core/scan.ts";
import type { View, Views } from "../../src/core/views.ts";
import { createViews } from "../../src/core/views.ts";

export function rule(id: string, pattern: RegExp, more: Partial<Rule> = {}): Rule {
  return { id, title: `Looks for ${id}`, pattern, score: 0.5, refs: [], ...more };
}

export function parse(pattern: RegExp, folded = false): Tree {
  const fail = (expected: string): never => {
    throw new Error(`${pattern}: expected ${expected}`);
  };
  return parsePattern(pattern, { fold: folded ? foldCharacter : undefined, fail });
}

/** A compiled rule without factors, for engines alone. */
export function bare(tree: Tree): CompiledRule {
  return { id: "test/bare", title: "test", score: 1, refs: [], source: "", flags: "", tree, branches: [] };
}

const matchers = new WeakMap<Engine, WeakMap<Tree, Matcher>>();

/** Bounds of all matches that an engine finds in a text from a place on. */
export function findAll(engine: Engine, tree: Tree, text: string, from = 0): number[] {
  const known = matchers.get(engine) ?? new WeakMap<Tree, Matcher>();
  matchers.set(engine, known);
  const matcher = known.get(tree) ?? engine.compile(bare(tree));
  known.set(tree, matcher);
  const found: number[] = [];
  matcher.findAll(text, from, text.length, found, Number.POSITIVE_INFINITY);
  return found;
}

/** Bounds of all matches as the host's own expressions find them. */
export function findAllInHost(tree: Tree, text: string): number[] {
  const pattern = new RegExp(printPattern(tree, "javascript"), "gu");
  return [...text.matchAll(pattern)].flatMap(({ 0: match, index }) => [index, index + match.length]);
}

/** A text as its own only view, so that offsets are those of the text. */
export function plainViews(text: string): Pick<Views, "scanned" | "raw" | "hidden"> {
  const view: View = { name: "raw", text, via: [], toOriginal: (start, end) => ({ start, end }) };
  return { raw: view, scanned: [view], hidden: [] };
}

/** `rule start end` of every match of a scan over a text as it is. */
export function scanPlain(pack: RulePack, text: string, scanner: Scanner = createScanner([pack])): string[] {
  const [matches = []] = scanner.scan(plainViews(text), "input").matches;
  return matches.map(({ rule: index, start, end }) => `${pack.rules[index]?.id} ${start} ${end}`).sort();
}

/** The same from a search with every rule over the whole text, without the prefilter. */
export function scanNaively(pack: RulePack, text: string, engine: Engine): string[] {
  const lines = pack.rules.flatMap(({ id, tree }) => {
    const bounds = findAll(engine, tree, text);
    return Array.from(
      { length: bounds.length / 2 },
      (_, at) => `${id} ${bounds[2 * at]} ${bounds[2 * at + 1]}`,
    );
  });
  return lines.sort();
}

/** Ids of the rules found in a text through all its views, at stage `input`. */
export function idsIn(rules: readonly Rule[], text: string): string[] {
  const pack = compileRules(rules);
  const [matches = []] = createScanner([pack]).scan(createViews(text), "input").matches;
  return matches.map((match) => pack.rules[match.rule]?.id ?? "");
}
