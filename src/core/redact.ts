import { directionalPairs } from "./bidi.ts";
import { familyOf } from "./policy.ts";
import type { Finding, Span } from "./types.ts";

/** What replaces a span: says which family was found there, never what. */
export function placeholder(ruleId: string): string {
  // Anything but letters, digits and hyphens could smuggle markup or text into the result.
  const family = familyOf(ruleId);
  return `[REDACTED:${/^[a-z0-9-]{1,40}$/.test(family) ? family : "text"}]`;
}

/**
 * The text with the span of each finding replaced by `[REDACTED:<family>]`.
 *
 * Overlapping spans become one placeholder, named after the strongest finding among them. A span that starts or
 * ends inside a surrogate pair is widened to the whole pair; one that already is a placeholder stays as it is. Of
 * directional controls that belong together, both stay or both go: where a span holds but the first, the second goes
 * with it, and where it holds but the second, that one stays behind the placeholder.
 *
 * @param start Offset from which the text is wanted; what stands before it is context. @default 0
 */
export function redact(
  text: string,
  findings: readonly Pick<Finding, "ruleId" | "score" | "span">[],
  start = 0,
): string {
  const merged = mergeSpans(text, findings).filter(({ span }) => span.end > start);
  if (merged.length === 0) return text.slice(start);
  const { kept, dropped } = halves(text, merged);
  const pieces: string[] = [];
  let from = start;
  let next = dropped.findIndex((offset) => offset >= start);
  if (next < 0) next = dropped.length;
  const keepUntil = (end: number): void => {
    for (; (dropped[next] ?? end) < end; next++) {
      pieces.push(text.slice(from, dropped[next]));
      from = (dropped[next] as number) + 1;
    }
    pieces.push(text.slice(from, end));
  };
  for (const [index, { span, ruleId }] of merged.entries()) {
    const covered = text.slice(span.start, span.end);
    keepUntil(Math.max(start, span.start));
    pieces.push(isPlaceholder(covered) ? covered : placeholder(ruleId), kept.get(index) ?? "");
    from = span.end;
  }
  keepUntil(text.length);
  return pieces.join("");
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

/** Index of the span that covers an offset. */
function spanAt(merged: readonly Redaction[], at: number): number | undefined {
  let low = 0;
  let high = merged.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((merged[middle] as Redaction).span.end <= at) low = middle + 1;
    else high = middle;
  }
  const found = merged[low];
  return found !== undefined && found.span.start <= at ? low : undefined;
}

interface Redaction {
  span: Span;
  ruleId: string;
  score: number;
}

function mergeSpans(
  text: string,
  findings: readonly Pick<Finding, "ruleId" | "score" | "span">[],
): readonly Redaction[] {
  const sorted = findings
    .map(({ ruleId, score, span }) => ({ ruleId, score, span: wholeCharacters(text, span) }))
    .filter(({ span }) => span.end > span.start)
    .sort((a, b) => a.span.start - b.span.start);
  const merged: Redaction[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last === undefined || next.span.start >= last.span.end) {
      merged.push(next);
      continue;
    }
    last.span = { start: last.span.start, end: Math.max(last.span.end, next.span.end) };
    if (next.score > last.score) {
      last.score = next.score;
      last.ruleId = next.ruleId;
    }
  }
  return merged;
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

function isPlaceholder(text: string): boolean {
  return text.length <= 60 && /^\[REDACTED:[a-z0-9-]{1,40}\]$/.test(text);
}
