import { findHiddenHtml } from "./hidden-html.ts";
import { findHiddenMarkdown } from "./hidden-markdown.ts";
import type { Span } from "./types.ts";

/** Spans of HTML and Markdown that a reader of the rendered page does not see, sorted, not overlapping. */
export function hidden(text: string): readonly Span[] {
  const hasTags = text.includes("<");
  const hasLinks = text.includes("](") || text.includes("]:");
  if (!hasTags && !hasLinks && !text.startsWith("---")) return none;
  const spans: Span[] = [];
  if (hasTags) findHiddenHtml(text, spans);
  if (hasLinks || text.startsWith("---")) findHiddenMarkdown(text, spans);
  return spans.length === 0 ? none : merge(spans);
}

const none: readonly Span[] = Object.freeze([]);

function merge(spans: Span[]): readonly Span[] {
  spans.sort((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of spans) {
    if (span.start >= span.end) continue;
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else merged.push(span);
  }
  return merged;
}
