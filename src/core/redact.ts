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
 * ends inside a surrogate pair is widened to the whole pair; one that already is a placeholder stays as it is.
 */
export function redact(
  text: string,
  findings: readonly Pick<Finding, "ruleId" | "score" | "span">[],
): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { span, ruleId } of mergeSpans(text, findings)) {
    const covered = text.slice(span.start, span.end);
    pieces.push(text.slice(from, span.start), isPlaceholder(covered) ? covered : placeholder(ruleId));
    from = span.end;
  }
  return from === 0 ? text : pieces.join("") + text.slice(from);
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
