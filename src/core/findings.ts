import { isType } from "./treatments.ts";
import type { Finding, Span, Stage } from "./types.ts";
import { isObject, isShare } from "./validate.ts";
import type { ViewName } from "./views.ts";

const viewNames: readonly ViewName[] = ["raw", "folded", "squeezed", "decoded"];

/**
 * The findings of a guard as fresh objects with the promised fields and no others, so that no text can travel along.
 *
 * Fills in `guard` and `stage`, which the checker knows better than the guard. Throws when a finding is malformed.
 */
export function readFindings(value: unknown, text: string, guard: string, stage: Stage): readonly Finding[] {
  if (!Array.isArray(value)) throw new TypeError("findings: expected an array");
  if (value.length === 0) return value as readonly Finding[];
  return Array.from(value, (finding: unknown) => readFinding(finding, text, guard, stage));
}

function readFinding(value: unknown, text: string, guard: string, stage: Stage): Finding {
  if (!isObject(value)) throw new TypeError("finding: expected an object");
  const { ruleId, type, title, score, span, view, via, hidden, mention, refs } = value as Finding;
  const usable =
    typeof ruleId === "string" &&
    ruleId !== "" &&
    (type === undefined || isType(type)) &&
    typeof title === "string" &&
    isShare(score) &&
    viewNames.includes(view) &&
    (via === undefined || isStrings(via)) &&
    (hidden === undefined || typeof hidden === "boolean") &&
    (mention === undefined || typeof mention === "boolean") &&
    isStrings(refs);
  if (!usable) throw new TypeError("finding: expected ruleId, title, score, view and refs");
  return {
    ruleId,
    ...(type !== undefined && { type }),
    title,
    guard,
    stage,
    score,
    span: readSpan(span, text.length),
    view,
    ...(via !== undefined && { via: [...via] }),
    ...(hidden !== undefined && { hidden }),
    ...(mention !== undefined && { mention }),
    refs: [...refs],
  };
}

function readSpan(value: unknown, length: number): Span {
  if (!isObject(value)) throw new TypeError("finding.span: expected an object");
  const { start, end } = value as Span;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > length) {
    throw new RangeError("finding.span: expected offsets within the text");
  }
  return { start, end };
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
