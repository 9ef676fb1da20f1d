import type { Finding, Span, Stage } from "../../core/types.ts";
import type { View } from "../../core/views.ts";
import { kindTitles } from "./kinds.ts";
import type { Sensitive } from "./sensitive.ts";

export const guardName = "pii";
const refs = ["LLM02:2025", "AML.T0057"] as const;

/** A value and the view it was seen in. */
export interface Seen {
  readonly value: Sensitive;
  readonly view: View;
}

interface Placed extends Seen {
  readonly span: Span;
}

/** One finding for each place: the surest value, and of equally sure ones the longest. */
export function toFindings(seen: readonly Seen[], minimumScore: number, stage: Stage): readonly Finding[] {
  const placed: Placed[] = inCompany(seen.filter(({ value }) => value.score >= minimumScore))
    .map(({ value, view }) => ({ value, view, span: view.toOriginal(value.start, value.end) }))
    .sort((a, b) => a.span.start - b.span.start);
  const kept: Placed[] = [];
  for (let from = 0; from < placed.length; ) {
    // Values of which each overlaps one before it; mostly it is one alone.
    let to = from + 1;
    let { end } = (placed[from] as Placed).span;
    for (; to < placed.length; to++) {
      const { span } = placed[to] as Placed;
      if (span.start >= end) break;
      end = Math.max(end, span.end);
    }
    if (to - from === 1) kept.push(placed[from] as Placed);
    else for (const value of surest(placed.slice(from, to))) kept.push(value);
    from = to;
  }
  return kept.map((value) => toFinding(value, stage));
}

function toFinding({ value: { kind, score }, view, span }: Placed, stage: Stage): Finding {
  const finding = {
    ruleId: `${guardName}/${kind}`,
    type: kind,
    title: kindTitles.get(kind) ?? kind,
    guard: guardName,
    stage,
    score,
    span,
    view: view.name,
    refs,
  };
  return view.via.length > 0 ? { ...finding, via: view.via } : finding;
}

/** The surest of values that overlap, in the order of the text. */
function surest(placed: Placed[]): readonly Placed[] {
  // Sorted by start, and none overlaps another.
  const kept: Placed[] = [];
  for (const one of placed.sort(bySurety)) {
    const at = firstEndingAfter(kept, one.span.start);
    const next = kept[at];
    if (next === undefined || next.span.start >= one.span.end) kept.splice(at, 0, one);
  }
  return kept;
}

function bySurety(a: Placed, b: Placed): number {
  return b.value.score - a.value.score || b.span.end - b.span.start - (a.span.end - a.span.start);
}

function firstEndingAfter(sorted: readonly Placed[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as Placed).span.end > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Another value begins at most this far before one that counts in company alone, in UTF-16 units, and at most this far behind
 * its beginning: a stream has to wait for it.
 */
const farthestBefore = 500;
export const farthestCompany: number = 200;

/** Leaves out what counts in company alone and has none. */
function inCompany(seen: readonly Seen[]): readonly Seen[] {
  if (!seen.some(({ value }) => value.needsCompany)) return seen;
  const places = new Map<View, number[]>();
  for (const { view, value } of seen) {
    if (value.kind === "person-name") continue;
    const own = places.get(view) ?? [];
    own.push(value.start);
    places.set(view, own);
  }
  for (const starts of places.values()) starts.sort((a, b) => a - b);
  return seen.filter(({ view, value: { start, needsCompany } }) => {
    const starts = places.get(view) ?? [];
    return (
      !needsCompany || (nextFrom(starts, start - farthestBefore) ?? Number.NaN) <= start + farthestCompany
    );
  });
}

/** The first of sorted numbers that is not below another one. */
function nextFrom(sorted: readonly number[], least: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return sorted[low];
}
