import type { Factor } from "../rule.ts";
import { characterOf, isEdgeSymbol, separatorSymbol } from "../symbols.ts";
import { boundaryMark, type Element, endingRuns, exact, heads, product, type Run } from "./enumerate.ts";
import { rarityOf } from "./rarity.ts";
import { addLengths, type Length, lengthOf, type Tree } from "./tree.ts";

/** Factors one of which every match holds, and how often a text is expected to hold one. */
interface Candidate {
  readonly factors: readonly Factor[];
  /** Expected hits per character. */
  readonly rate: number;
}

const mostFactors = 512;
const longestFactor = 10;

/** Rarer than this a factor need not be: longer ones only make the automaton larger. */
const enoughBits = 21;

/** With a candidate this rare the rest of a pattern need not be looked at. */
const rareEnough = 2 ** -17;

/** Factors that ordinary text holds more often than this would make the rule a burden on every text. */
const usualRate = 2 ** -7;

/** Two groups of factors, one of each of which every match holds; the second only when the first is not rare. */
export interface FactorGroups {
  readonly factors: readonly Factor[];
  readonly partners: readonly Factor[];
}

/**
 * Finds the best factors of a pattern; nothing when every part of it is common or optional.
 *
 * @param highestRate Hits per character of ordinary text, by estimate, above which factors are too common.
 */
export function findFactors(tree: Tree, highestRate: number = usualRate): FactorGroups | undefined {
  const best = visit(tree, { least: 0, most: 0 });
  if (best === undefined || best.first.rate > highestRate) return undefined;
  return { factors: best.first.factors, partners: best.second?.factors ?? [] };
}

/** Candidates that are both required. */
interface Pair {
  readonly first: Candidate;
  readonly second: Candidate | undefined;
}

function visit(tree: Tree, base: Length): Pair | undefined {
  switch (tree.kind) {
    case "set":
      return pairOf(candidateOf(exact(tree), base));
    case "assertion":
      return undefined;
    case "sequence":
      return visitSequence(tree.items, base);
    case "choice": {
      const options = tree.options.map((option) => visit(option, base));
      const first = eitherOf(options.map((option) => option?.first));
      const some = options.some((option) => option?.second !== undefined);
      const second = some ? eitherOf(options.map((option) => option?.second ?? option?.first)) : undefined;
      return better(pairOf(candidateOf(exact(tree), base)), first && { first, second });
    }
    case "repeat": {
      if (tree.least === 0) return undefined;
      return better(visit(tree.item, base), pairOf(candidateOf(exact(tree) ?? heads(tree), base)));
    }
  }
}

function pairOf(first: Candidate | undefined): Pair | undefined {
  return first && { first, second: undefined };
}

/** A candidate and the items of a sequence it was taken from. */
interface Placed {
  readonly candidate: Candidate;
  readonly from: number;
  readonly to: number;
}

function visitSequence(items: readonly Tree[], base: Length): Pair | undefined {
  let best: Pair | undefined;
  const placed: Placed[] = [];
  let start = base;
  let fixed = false;
  for (const [index, item] of items.entries()) {
    const runs = exact(item);
    // A run that begins inside a literal is part of the one that begins before it.
    if (!fixed) {
      const first = runs === undefined ? endingRuns(item, start) : from(start, runs);
      if (first !== undefined) placed.push(...extensions(first, items, index));
    }
    if (runs === undefined || runs.length > 1) {
      const inner = visit(item, start);
      if (inner !== undefined) placed.push({ candidate: inner.first, from: index, to: index });
      best = better(best, inner);
    }
    if (placed.some(({ candidate }) => candidate.rate < rareEnough)) break;
    fixed = runs?.length === 1;
    start = addLengths(start, lengthOf(item));
  }
  for (const one of placed) {
    best = better(best, pairOf(one.candidate));
    if (one.candidate.rate < rareEnough) continue;
    for (const other of placed) {
      const apart = other.from > one.to || other.to < one.from;
      if (!apart || other.candidate.rate < one.candidate.rate) continue;
      best = better(best, { first: one.candidate, second: other.candidate });
    }
  }
  return best;
}

/** Extends runs by the items that follow, as long as that makes them rarer and not too many. */
function extensions(first: readonly Run[], items: readonly Tree[], index: number): Placed[] {
  const placed: Placed[] = [];
  const add = (candidate: Candidate | undefined, to: number) => {
    if (candidate !== undefined) placed.push({ candidate, from: index, to });
  };
  let runs = first;
  for (let next = index + 1; ; next++) {
    const item = items[next];
    const following = item === undefined ? undefined : exact(item);
    if (following?.length !== 1) add(candidateOf(runs), next - 1);
    if (
      item === undefined ||
      placed.some(({ candidate }) => candidate.rate < runs.length * 2 ** -enoughBits)
    ) {
      return placed;
    }
    const longer = product(runs, following);
    if (longer === undefined) {
      add(candidateOf(product(runs, heads(item))), next);
      return placed;
    }
    runs = longer;
  }
}

function from(base: Length, runs: readonly Run[]): readonly Run[] {
  return runs.map(({ elements }) => ({ base, elements }));
}

function better(a: Pair | undefined, b: Pair | undefined): Pair | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return costOf(b) < costOf(a) ? b : a;
}

/** Expected work per character: noting hits, trying the rule where the hits agree, and room in the automaton. */
function costOf({ first, second }: Pair): number {
  const near = widthOf(first) + widthOf(second);
  const tries = second === undefined ? 1 : Math.min(1, second.rate * near);
  const noted = (first.rate + (second?.rate ?? 0)) / 8;
  const symbols = symbolsOf(first) + symbolsOf(second);
  return noted + first.rate * tries * (1 + widthOf(first) / 16) + symbols * 2 ** -20;
}

function widthOf(candidate: Candidate | undefined): number {
  let width = 0;
  for (const { reach } of candidate?.factors ?? []) width = Math.max(width, 1 + reach.most - reach.least);
  return width;
}

function symbolsOf(candidate: Candidate | undefined): number {
  let symbols = 0;
  for (const { text } of candidate?.factors ?? []) symbols += text.length;
  return symbols;
}

function eitherOf(candidates: readonly (Candidate | undefined)[]): Candidate | undefined {
  let rate = 0;
  const factors: Factor[] = [];
  for (const candidate of candidates) {
    if (candidate === undefined) return undefined;
    rate += candidate.rate;
    factors.push(...candidate.factors);
  }
  return merge(factors, rate);
}

function candidateOf(runs: readonly Run[] | undefined, base?: Length): Candidate | undefined {
  if (runs === undefined || runs.length === 0) return undefined;
  let rate = 0;
  const factors: Factor[] = [];
  for (const one of runs) {
    const cut = cutFactor(base === undefined ? one : { base, elements: one.elements });
    if (cut === undefined) return undefined;
    rate += 2 ** -cut.bits;
    factors.push(cut.factor);
  }
  return merge(factors, rate);
}

/** Joins factors of the same symbols. */
function merge(factors: readonly Factor[], rate: number): Candidate | undefined {
  const distinct = new Map<string, Factor>();
  for (const factor of factors) {
    const other = distinct.get(factor.text) ?? factor;
    distinct.set(factor.text, {
      text: factor.text,
      boundary: {
        before: factor.boundary.before && other.boundary.before,
        after: factor.boundary.after && other.boundary.after,
      },
      reach: {
        least: Math.min(factor.reach.least, other.reach.least),
        most: Math.max(factor.reach.most, other.reach.most),
      },
    });
  }
  return distinct.size > mostFactors ? undefined : { factors: [...distinct.values()], rate };
}

/** The part of a run that is rare enough and short. */
function cutFactor({ base, elements }: Run): { factor: Factor; bits: number } | undefined {
  let best: { factor: Factor; bits: number } | undefined;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (let start = 0; start < elements.length; start++) {
    if (!canEnd(elements[start])) continue;
    const before = isEdge(elements[start - 1]);
    const symbols: number[] = [];
    for (let end = start; end < elements.length && symbols.length < longestFactor; end++) {
      const { symbol } = elements[end] as Element;
      if (symbol === boundaryMark) continue;
      symbols.push(symbol);
      if (symbol === separatorSymbol) continue;
      const after = isEdge(elements[end + 1]);
      const bits = rarityOf(symbols, before, after);
      const value = Math.min(bits, enoughBits) - 0.1 * symbols.length;
      if (value <= bestValue) {
        if (bits >= enoughBits) break;
        continue;
      }
      bestValue = value;
      const reach = elements.slice(0, end + 1).reduce<Length>(addLengths, base);
      best = {
        bits,
        factor: { text: symbols.map(characterOf).join(""), boundary: { before, after }, reach },
      };
    }
  }
  return best;
}

function canEnd(element: Element | undefined): boolean {
  return element !== undefined && element.symbol > separatorSymbol;
}

/** Whether a word boundary, or a character that is part of no word, stands there. */
function isEdge(element: Element | undefined): boolean {
  return element !== undefined && (element.symbol === boundaryMark || isEdgeSymbol(element.symbol));
}
