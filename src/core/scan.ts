import type { Engine, Matcher } from "./engine.ts";
import { createNeeds } from "./needs.ts";
import { createPrefilter } from "./prefilter.ts";
import { builtinEngine } from "./regex/builtin-engine.ts";
import type { CompiledRule, RulePack } from "./rule.ts";
import { defaultViews } from "./rule-views.ts";
import type { Match, Stage } from "./types.ts";
import type { View, ViewName, Views } from "./views.ts";

export interface ScannerOptions {
  /** Confirms what the prefilter suspects. @default builtinEngine */
  readonly engine?: Engine;
  /** Steps of the engine per character of all views; some thousand characters more are allowed for. @default 256 */
  readonly budget?: number;
}

/** What a scan found. */
export interface Scan {
  /** Matches by pack in the order given, sorted by their place in the original. */
  readonly matches: readonly (readonly Match[])[];
  /** True when the budget was spent, so that a part was not looked at. */
  readonly truncated: boolean;
}

/** Rules of several guards, looked for in one pass. */
export interface Scanner {
  scan(views: Pick<Views, "scanned" | "raw" | "hidden">, stage: Stage): Scan;
}

/** A match before it is known to which pack it goes. */
export interface FoundMatch extends Match {
  /** Index over the rules of all packs. */
  readonly order: number;
}

const defaultBudget = 96;

/** Characters that the budget allows for on top of those there are. */
const spareCharacters = 4096;

/** Matches kept per scan: this many and one per eight characters. */
const spareMatches = 1000;

const viewBits: Readonly<Record<ViewName, number>> = { raw: 1, folded: 2, squeezed: 4, decoded: 8 };

/** Builds the scanner of all packs. Rows of its automaton and programs of its rules are made when texts ask for them. */
export function createScanner(packs: readonly RulePack[], options: ScannerOptions = {}): Scanner {
  const { engine = builtinEngine, budget = defaultBudget } = options;
  const rules: CompiledRule[] = [];
  const packOf: number[] = [];
  /** Rules that are looked for when another one was found. */
  const isLast: boolean[] = [];
  const indexOf: number[] = [];
  for (const [pack, { rules: own, contextLast = false }] of packs.entries()) {
    for (const [index, rule] of own.entries()) {
      rules.push(rule);
      packOf.push(pack);
      isLast.push(contextLast && rule.score === 0);
      indexOf.push(index);
    }
  }
  const prefilter = createPrefilter(packs);
  const needs = createNeeds(rules);
  const matchers: (Matcher | undefined)[] = new Array(rules.length).fill(undefined);
  const wantedByStage = new Map<Stage, Wanted>();
  const none: readonly (readonly Match[])[] = Object.freeze(packs.map(() => Object.freeze([])));
  const clean: Scan = Object.freeze({ matches: none, truncated: false });
  // A scan never waits, so the next one can use its room.
  const progress: Progress = { found: [], seen: new Map(), steps: 0, allowed: 0, room: 0 };
  const bounds: number[] = [];

  /** What has to be looked for at a stage. */
  function wantedAt(stage: Stage): Wanted {
    let wanted = wantedByStage.get(stage);
    if (wanted === undefined) {
      const active = rules.map((rule) => isActive(rule, stage));
      for (const rule of needs.contextOf(active)) active[rule] = true;
      const first = new Uint8Array(rules.length);
      const last = new Uint8Array(rules.length);
      let any = 0;
      for (let index = 0; index < rules.length; index++) {
        if (!active[index]) continue;
        const bits = bitsOf(rules[index]?.views);
        (isLast[index] ? last : first)[index] = bits;
        any |= bits;
      }
      wanted = { first, last, any, hasLast: last.some((bits) => bits !== 0) };
      wantedByStage.set(stage, wanted);
    }
    return wanted;
  }

  function scan(views: Pick<Views, "scanned" | "raw" | "hidden">, stage: Stage): Scan {
    const wanted = wantedAt(stage);
    // Not empty after an engine threw.
    if (progress.found.length > 0) progress.found = [];
    if (progress.seen.size > 0) progress.seen.clear();
    progress.steps = 0;
    progress.allowed = budget * spareCharacters;
    progress.room = spareMatches;
    for (let index = 0; index < views.scanned.length; index++) allow(views.scanned[index] as View);
    if ((wanted.any & viewBits.raw) !== 0 && !views.scanned.includes(views.raw)) allow(views.raw);
    const complete = scanViews(views, wanted);
    const { found } = progress;
    if (found.length === 0) return complete ? clean : { matches: none, truncated: true };
    progress.found = [];
    const matches: Match[][] = packs.map(() => []);
    for (const { order, ...match } of needs.keep(found, views)) {
      if (isActive(rules[order] as CompiledRule, stage)) matches[packOf[order] as number]?.push(match);
    }
    for (const list of matches) list.sort(byPlace);
    return { matches, truncated: !complete };
  }

  function allow({ text: { length } }: View): void {
    progress.allowed += budget * length;
    progress.room += length >> 3;
  }

  /** Gives false when the budget was spent before the end. */
  function scanViews(
    { scanned, raw }: Pick<Views, "scanned" | "raw">,
    { first, last, any, hasLast }: Wanted,
  ): boolean {
    const all = (any & viewBits.raw) === 0 || scanned.includes(raw) ? scanned : [...scanned, raw];
    let complete = true;
    /** Views in which nothing was found up to now, so that nothing has to be looked for that comes last. */
    let without = 0;
    /** What comes last in the other views; they are not walked over again. */
    let later: Suspects[] | undefined;
    for (let index = 0; index < all.length; index++) {
      const view = all[index] as View;
      const bits = bitsOfView(view, index, scanned.length, raw);
      complete = confirm(view, prefilter.walk(view.text, first, bits), prefilter.windowsOf) && complete;
      if (!hasLast) continue;
      if (progress.found.length === 0) without++;
      else {
        later ??= [];
        later.push(keep(view, prefilter.lookAgain(last, bits)));
      }
    }
    if (progress.found.length === 0) return complete;
    for (let index = 0; index < without; index++) {
      const view = all[index] as View;
      const bits = bitsOfView(view, index, scanned.length, raw);
      complete = confirm(view, prefilter.walk(view.text, last, bits), prefilter.windowsOf) && complete;
    }
    for (const { view, windows } of later ?? [])
      complete = confirm(view, [...windows.keys()], (rule) => windows.get(rule) ?? []) && complete;
    return complete;
  }

  function keep(view: View, rules: readonly number[]): Suspects {
    return { view, windows: new Map(rules.map((rule) => [rule, [...prefilter.windowsOf(rule)]])) };
  }

  /** Runs rules that could match in a view. Gives false when the budget was spent before the end. */
  function confirm(
    view: View,
    suspects: readonly number[],
    windowsOf: (rule: number) => readonly number[],
  ): boolean {
    const { text } = view;
    /** Asked for when it matters. */
    let isPlain: boolean | undefined;
    for (let at = 0; at < suspects.length; at++) {
      const rule = suspects[at] as number;
      if (rules[rule]?.beyondAscii) {
        isPlain ??= isAscii(text);
        if (isPlain) continue;
      }
      bounds.length = 0;
      findBounds(rule, text, windowsOf(rule));
      for (let index = 0; index < bounds.length; index += 2) {
        if (progress.found.length >= progress.room) return false;
        record(rule, view, bounds[index] as number, bounds[index + 1] as number);
      }
      if (progress.steps > progress.allowed) return false;
    }
    return true;
  }

  /** Appends what the engine finds in the windows of a rule to `bounds`. */
  function findBounds(rule: number, text: string, windows: readonly number[]): void {
    const matcher = matchers[rule] ?? engine.compile(rules[rule] as CompiledRule);
    matchers[rule] = matcher;
    for (let index = 0; index < windows.length && progress.steps <= progress.allowed; index += 2) {
      const last = bounds.length === 0 ? 0 : (bounds[bounds.length - 1] as number);
      const from = Math.max(windows[index] as number, last);
      const to = windows[index + 1] as number;
      if (from > to) continue;
      progress.steps += matcher.findAll(text, from, to, bounds, progress.allowed - progress.steps);
    }
  }

  function record(order: number, view: View, start: number, end: number): void {
    const span = view.toOriginal(start, end);
    const spans = progress.seen.get(order) ?? new Set();
    if (spans.size === 0) progress.seen.set(order, spans);
    // Exact for offsets below 2^26, which no string of today's engines but the longest reaches.
    const key = span.start * 2 ** 26 + span.end;
    if (spans.has(key)) return;
    spans.add(key);
    progress.found.push({ order, rule: indexOf[order] as number, view, start, end, span });
  }

  return { scan };
}

/** What rules are looked for, as bits of views by rule. */
interface Wanted {
  readonly first: Uint8Array;
  /** Those that are looked for when one of the others was found. */
  readonly last: Uint8Array;
  readonly hasLast: boolean;
  /** All views of both. */
  readonly any: number;
}

/** Where rules could match in a view. */
interface Suspects {
  readonly view: View;
  readonly windows: ReadonlyMap<number, readonly number[]>;
}

/** What a view serves as: the first one that is scanned is the folded one, and often the raw one as well. */
function bitsOfView(view: View, index: number, scanned: number, raw: View): number {
  if (index === scanned) return viewBits.raw;
  return viewBits[view.name] | (index === 0 ? viewBits.folded : 0) | (view === raw ? viewBits.raw : 0);
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself.
  return !/[^\x00-\x7f]/.test(text);
}

/** How far a scan has come. */
interface Progress {
  found: FoundMatch[];
  readonly seen: Map<number, Set<number>>;
  steps: number;
  allowed: number;
  /** Number of matches allowed. */
  room: number;
}

const defaultBits = bitsOf(defaultViews);

function bitsOf(views: readonly ViewName[] | undefined): number {
  if (views === undefined) return defaultBits;
  let bits = 0;
  for (const name of views) bits |= viewBits[name];
  return bits;
}

/** A rule that scores 0 at every stage is context for its guard; one that names stages is for these alone. */
function isActive({ score }: CompiledRule, stage: Stage): boolean {
  return typeof score === "number" || (score[stage] ?? 0) > 0;
}

function byPlace(a: Match, b: Match): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || a.rule - b.rule;
}
