import type { Factor } from "../rule.ts";
import { characterOf } from "../symbols.ts";
import { edgesOf } from "./edges.ts";
import { boundaryMark, type Element, endingRuns, exact, heads, product, type Run } from "./enumerate.ts";
import { enoughBits, rarestPart } from "./rarity.ts";
import { addLengths, type Length, lengthOf, type Tree } from "./tree.ts";

/** A factor and where it stands: UTF-16 units from the start of a match to its end. */
export interface PlacedFactor extends Factor {
  readonly reach: Length;
}

/** Factors one of which every match holds, and how often a text is expected to hold one. */
interface Candidate {
  readonly factors: readonly PlacedFactor[];
  /** Expected hits per character. */
  readonly rate: number;
}

const mostFactors = 512;

/** Nanoseconds, measured on one machine, of which only the ratios count. */
const leadCost = 100;
const hitCost = 30;
const tryCost = 6000;
const startCost = 30;
/** What a symbol more in the automaton is worth: each state takes 256 bytes of the processor's caches. */
const symbolCost = 0.0002;

/** Groups of a branch and branches of a plan at most. */
const mostGroups = 5;
const mostBranches = 64;

/** With a candidate this rare the rest of a pattern need not be looked at. */
const rareEnough = 2 ** -20;

/** Factors that ordinary text holds more often than this would make the rule a burden on every text. */
const usualRate = 2 ** -6.75;

/**
 * Finds the best factors of a pattern; nothing when every part of it is common or optional.
 *
 * @param highestRate Hits per character of ordinary text, by estimate, above which factors are too common.
 */
export function findFactors(
  tree: Tree,
  highestRate: number = usualRate,
): readonly (readonly (readonly PlacedFactor[])[])[] | undefined {
  const plan = visit(tree, { least: 0, most: 0 }, noEdges);
  if (plan === undefined || rateOf(plan) > highestRate) return undefined;
  return plan.map((branch) => branch.map(({ factors }) => factors));
}

/** Candidates all of which are required, the rarest first. */
type Branch = readonly Candidate[];

/** Branches of which one is required. */
type Plan = readonly Branch[];

/** Whether words are known to begin before a part of a pattern, and to end behind it. */
interface Edges {
  readonly before: boolean;
  readonly after: boolean;
}

const noEdges: Edges = { before: false, after: false };

function visit(tree: Tree, base: Length, edges: Edges): Plan | undefined {
  switch (tree.kind) {
    case "set":
      return planOf(candidateOf(withEdges(exact(tree), edges), base));
    case "assertion":
      return undefined;
    case "sequence":
      return visitSequence(tree.items, base, edges);
    case "choice":
      return better(
        planOf(candidateOf(withEdges(exact(tree), edges), base)),
        visitChoice(tree.options, base, edges),
      );
    case "repeat": {
      if (tree.least === 0) return undefined;
      const once: Edges = { before: edges.before, after: edges.after && tree.most === 1 };
      return better(
        visit(tree.item, base, once),
        planOf(candidateOf(withEdges(exact(tree), edges) ?? withEdges(heads(tree), once), base)),
      );
    }
  }
}

function visitChoice(options: readonly Tree[], base: Length, edges: Edges): Plan | undefined {
  const branches: Branch[] = [];
  const alone: Candidate[] = [];
  for (const option of options) {
    const plan = visit(option, base, edges);
    if (plan === undefined) return undefined;
    for (const branch of plan) {
      if (branch.length === 1) alone.push(branch[0] as Candidate);
      else branches.push(branch);
    }
  }
  // Branches of one group each are one branch together.
  const together = eitherOf(alone);
  if (together === undefined) return undefined;
  const plan = together.factors.length === 0 ? branches : [...branches, [together]];
  return better(plan.length > mostBranches ? undefined : plan, planOf(flatten(plan)));
}

function planOf(candidate: Candidate | undefined): Plan | undefined {
  return candidate && [[candidate]];
}

/** The rarest groups of all branches as one group. */
function flatten(plan: Plan): Candidate | undefined {
  return eitherOf(plan.map(([rarest]) => rarest));
}

function rateOf(plan: Plan): number {
  return plan.reduce((sum, [rarest]) => sum + (rarest?.rate ?? 0), 0);
}

/** A candidate and the items of a sequence it was taken from. */
interface Placed {
  readonly candidate: Candidate;
  readonly from: number;
  readonly to: number;
}

function visitSequence(items: readonly Tree[], base: Length, around: Edges): Plan | undefined {
  let best: Plan | undefined;
  const placed: Placed[] = [];
  const place = (candidate: Candidate | undefined, index: number) => {
    if (candidate !== undefined) placed.push({ candidate, from: index, to: index });
  };
  const edges = edgesOf(items, around.before, around.after);
  let start = base;
  let fixed = false;
  for (const [index, item] of items.entries()) {
    const own: Edges = { before: edges[index] as boolean, after: edges[index + 1] as boolean };
    const runs = exact(item);
    // A run that begins inside a literal is part of the one that begins before it.
    if (!fixed) {
      const first =
        runs === undefined
          ? endingRuns(item, start)
          : from(start, withEdges(runs, { before: own.before, after: false }) as readonly Run[]);
      if (first !== undefined) placed.push(...extensions(first, items, index, edges));
    }
    if (runs === undefined || runs.length > 1) {
      const inner = visit(item, start, own);
      if (inner !== undefined) place(inner.length === 1 ? inner[0]?.[0] : flatten(inner), index);
      best = better(best, inner);
    }
    if (placed.some(({ candidate }) => candidate.rate < rareEnough)) break;
    fixed = runs?.length === 1;
    start = addLengths(start, lengthOf(item));
  }
  for (const one of placed) best = better(best, withPartners(one, placed));
  return best;
}

/** A candidate with up to two others from other parts of the sequence, when they make tries rarer. */
function withPartners(one: Placed, placed: readonly Placed[]): Plan {
  let best: Plan = [[one.candidate]];
  const taken = [one];
  while (taken.length < mostGroups && one.candidate.rate >= rareEnough) {
    let partner: Placed | undefined;
    for (const other of placed) {
      if (other.candidate.rate < one.candidate.rate) continue;
      if (taken.some(({ from, to }) => other.from <= to && from <= other.to)) continue;
      const longer = [[...taken, other].map(({ candidate }) => candidate)];
      if (costOf(longer) >= costOf(best)) continue;
      best = longer;
      partner = other;
    }
    if (partner === undefined) break;
    taken.push(partner);
  }
  return best;
}

/** Extends runs by the items that follow, as long as that makes them rarer and not too many. */
function extensions(
  first: readonly Run[],
  items: readonly Tree[],
  index: number,
  edges: readonly boolean[],
): Placed[] {
  const placed: Placed[] = [];
  const add = (candidate: Candidate | undefined, to: number) => {
    if (candidate !== undefined) placed.push({ candidate, from: index, to });
  };
  let runs = first;
  for (let next = index + 1; ; next++) {
    const item = items[next];
    const following = item === undefined ? undefined : exact(item);
    if (following?.length !== 1) {
      add(candidateOf(withEdges(runs, { before: false, after: edges[next] as boolean })), next - 1);
    }
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

const edge: readonly Element[] = [{ symbol: boundaryMark, least: 0, most: 0 }];

/** Runs between the edges of words. */
function withEdges(runs: readonly Run[] | undefined, { before, after }: Edges): readonly Run[] | undefined {
  if (runs === undefined) return undefined;
  const begun = before ? runs.map((one) => ({ ...one, elements: [...edge, ...one.elements] })) : runs;
  return after ? begun.map((one) => ({ ...one, elements: [...one.elements, ...edge] })) : begun;
}

function from(base: Length, runs: readonly Run[]): readonly Run[] {
  return runs.map(({ elements, key }) => ({ base, elements, key }));
}

function better(a: Plan | undefined, b: Plan | undefined): Plan | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return costOf(b) < costOf(a) ? b : a;
}

/** Expected work per character, and room in the automaton. */
function costOf(plan: Plan): number {
  let cost = 0;
  for (const branch of plan) {
    let tries = 1;
    let width = Number.POSITIVE_INFINITY;
    for (const candidate of branch) {
      const own = widthOf(candidate);
      if (width === Number.POSITIVE_INFINITY) {
        tries = candidate.rate;
        cost += leadCost * candidate.rate;
      } else {
        tries *= Math.min(1, candidate.rate * (own + width));
        cost += hitCost * candidate.rate;
      }
      width = Math.min(width, own);
      cost += symbolsOf(candidate) * symbolCost;
    }
    cost += tries * (tryCost + width * startCost);
  }
  return cost;
}

function widthOf(candidate: Candidate): number {
  let width = 0;
  for (const { reach } of candidate.factors) width = Math.max(width, 1 + reach.most - reach.least);
  return width;
}

function symbolsOf(candidate: Candidate): number {
  let symbols = 0;
  for (const { text } of candidate.factors) symbols += text.length;
  return symbols;
}

function eitherOf(candidates: readonly (Candidate | undefined)[]): Candidate | undefined {
  let rate = 0;
  const factors: PlacedFactor[] = [];
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
  const factors: PlacedFactor[] = [];
  for (const one of runs) {
    const { elements } = one;
    const part = rarestPart(elements);
    if (part === undefined) return undefined;
    rate += 2 ** -part.bits;
    let { least, most } = base ?? one.base;
    for (let index = 0; index <= part.end; index++) {
      least += (elements[index] as Element).least;
      most += (elements[index] as Element).most;
    }
    factors.push({
      text: textOf(elements, part.start, part.end),
      boundary: { before: part.before, after: part.after },
      reach: { least, most },
    });
  }
  return merge(factors, rate);
}

/** Joins factors of the same symbols. */
function merge(factors: readonly PlacedFactor[], rate: number): Candidate | undefined {
  const distinct = new Map<string, PlacedFactor>();
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

const symbolCharacters: string[] = [];

function textOf(elements: readonly Element[], from: number, to: number): string {
  let text = "";
  for (let index = from; index <= to; index++) {
    const { symbol } = elements[index] as Element;
    if (symbol !== boundaryMark) text += symbolCharacters[symbol] ??= characterOf(symbol);
  }
  return text;
}
