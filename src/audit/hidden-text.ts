import type { Finding, Guard } from "../core/types.ts";
import type { Signal } from "../core/views.ts";

const name = "hidden-text";

/** What cannot be seen, and how suspicious it is by itself. */
const kinds: ReadonlyMap<Signal["kind"] | "markup", readonly [score: number, title: string]> = new Map([
  ["tag-characters", [0.7, "Text in characters that draw nothing"]],
  ["variation-selectors", [0.7, "Bytes in variation selectors"]],
  ["bidi-override", [0.5, "Text that is shown in another order"]],
  ["zero-width", [0.3, "Characters without width within words"]],
  ["markup", [0.1, "Text that a reader of the rendered page does not see"]],
]);

/** Shorter spans are attributes and comments that say nothing. */
const shortestMarkup = 20;

/** Reports what a reader does not see; what it says is for other guards. */
export function hiddenText(): Guard {
  return {
    name,
    stages: ["retrieval"],
    reports: [...kinds.keys()].map((kind) => `${name}/${kind}`),
    inspect({ views }) {
      const findings: Finding[] = [];
      for (const { kind, span } of views.signals) add(findings, kind, span);
      for (const span of views.hidden)
        if (span.end - span.start >= shortestMarkup) add(findings, "markup", span);
      return findings;
    },
  };
}

function add(findings: Finding[], kind: Signal["kind"] | "markup", span: Finding["span"]): void {
  const known = kinds.get(kind);
  if (known === undefined) return;
  const [score, title] = known;
  findings.push({
    ruleId: `${name}/${kind}`,
    title,
    guard: name,
    stage: "retrieval",
    score,
    span,
    view: "raw",
    refs: ["LLM01:2025", "LLM08:2025"],
  });
}
