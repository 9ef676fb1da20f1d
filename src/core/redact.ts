import { directionalPairs } from "./bidi.ts";
import { neutralisedSpans } from "./neutralise.ts";
import { type Means, standIn } from "./treatments.ts";
import { quotesFor, settledSpan } from "./treatments-context.ts";
import { type Finding, type Span, treatments } from "./types.ts";

/** What is known about a finding whose span is replaced. */
export type Replaced = Pick<Finding, "ruleId" | "score" | "span" | "type" | "treatment">;

/**
 * The text with the span of each finding replaced by what its treatment makes of it, by default
 * `[REDACTED:<type or family>]`.
 *
 * Overlapping spans become one, treated as the strictest finding among them asks and named after the strongest of those. A
 * span that starts or ends inside a surrogate pair, an escape or a number of JSON is widened to the whole of it, and the quotes
 * of a string literal stay; one that already is a placeholder stays as it is. A number of JSON becomes a string. Of
 * directional controls that belong together, both stay or both go: where a span holds but the first, the second goes
 * with it, and where it holds but the second, that one stays behind the placeholder. Pseudonyms leave the rest of a text
 * alone, so that it can be restored.
 *
 * @param start Offset from which the text is wanted; what stands before it is context. @default 0
 * @throws {GuardError} `GUARD_VAULT_FULL`.
 */
export function redact(
  text: string,
  findings: readonly Replaced[],
  start: number = 0,
  means: Means = {},
): string {
  return replaceSpans(text, findings, start, means).text;
}

/** A text in which spans were replaced, and where in it the replacements stand. */
export interface ReplacedText {
  readonly text: string;
  readonly standIns: readonly Span[];
}

/** See {@link redact}. */
export function replaceSpans(
  text: string,
  findings: readonly Replaced[],
  start: number,
  means: Means,
): ReplacedText {
  const merged = mergeSpans(text, findings).filter(({ span }) => span.end > start);
  if (merged.length === 0) return { text: text.slice(start), standIns: [] };
  const { kept, dropped } = halves(text, merged);
  const pieces: string[] = [];
  const standIns: Span[] = [];
  let length = 0;
  const add = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  let from = start;
  let next = dropped.findIndex((offset) => offset >= start);
  if (next < 0) next = dropped.length;
  const keepUntil = (end: number): void => {
    for (; (dropped[next] ?? end) < end; next++) {
      add(text.slice(from, dropped[next]));
      from = (dropped[next] as number) + 1;
    }
    add(text.slice(from, end));
  };
  for (const [index, { span, finding }] of merged.entries()) {
    const quote = quotesFor(text, span);
    keepUntil(Math.max(start, span.start));
    const at = length;
    add(standIn(text.slice(span.start, span.end), { ...finding, quote }, means));
    standIns.push({ start: at, end: length });
    add(kept.get(index) ?? "");
    from = span.end;
  }
  keepUntil(text.length);
  return { text: pieces.join(""), standIns };
}

/** Ends of pairs of directional controls of which one half is replaced and the other is not. */
interface Halves {
  /** Ends within a span whose beginning is not in any, by the index of the span. */
  readonly kept: ReadonlyMap<number, string>;
  /** Offsets of ends outside the spans whose beginning is in one, sorted. */
  readonly dropped: readonly number[];
}

function halves(text: string, merged: readonly Redaction[]): Halves {
  const kept = new Map<number, string>();
  const dropped: number[] = [];
  for (const { start, end } of directionalPairs(text)) {
    const first = spanAt(merged, start);
    const second = spanAt(merged, end);
    if (first === undefined && second !== undefined) {
      kept.set(second, (kept.get(second) ?? "") + text.charAt(end));
    } else if (first !== undefined && second === undefined) dropped.push(end);
  }
  return { kept, dropped };
}

/** Index of the span that covers an offset, unless it can be restored. */
function spanAt(merged: readonly Redaction[], at: number): number | undefined {
  let low = 0;
  let high = merged.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((merged[middle] as Redaction).span.end <= at) low = middle + 1;
    else high = middle;
  }
  const found = merged[low];
  if (found === undefined || found.span.start > at || found.finding.treatment === "pseudonym")
    return undefined;
  return low;
}

interface Redaction {
  span: Span;
  /** The finding that says what becomes of the span. */
  finding: Replaced;
}

function mergeSpans(text: string, findings: readonly Replaced[]): readonly Redaction[] {
  const quotes = findings.some(({ treatment }) => treatment === "neutralise") ? neutralisedSpans(text) : [];
  const isDone = ({ span, treatment }: Replaced): boolean =>
    treatment === "neutralise" && isWithin(span, quotes);
  const sorted = findings
    .filter((finding) => finding.span.end > finding.span.start && !isDone(finding))
    .map((finding) => ({ finding, span: settledSpan(text, wholeCharacters(text, finding.span)) }))
    .sort((a, b) => a.span.start - b.span.start);
  const merged: Redaction[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last === undefined || next.span.start >= last.span.end) {
      merged.push(next);
      continue;
    }
    last.span = { start: last.span.start, end: Math.max(last.span.end, next.span.end) };
    if (isStricter(next.finding, last.finding)) last.finding = next.finding;
  }
  return merged;
}

/** Whether a span lies in one of the ranges, which are sorted and do not overlap. */
function isWithin({ start, end }: Span, ranges: readonly Span[]): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Span).end < end) low = middle + 1;
    else high = middle;
  }
  return (ranges[low]?.start ?? end) <= start;
}

function isStricter(a: Replaced, b: Replaced): boolean {
  const difference = strictness(a) - strictness(b);
  return difference === 0 ? a.score > b.score : difference > 0;
}

function strictness({ treatment = "redact" }: Replaced): number {
  return treatments.indexOf(treatment);
}

function wholeCharacters(text: string, { start, end }: Span): Span {
  if (start >= end) return { start, end };
  return {
    start: splitsPair(text, start) ? start - 1 : start,
    end: splitsPair(text, end) ? end + 1 : end,
  };
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
