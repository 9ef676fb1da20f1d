import { createScanner } from "../../../src/core/scan.ts";
import type { Finding, Inspection, Stage } from "../../../src/core/types.ts";
import { createViews } from "../../../src/core/views.ts";
import { type SecretsOptions, secrets } from "../../../src/guards/secrets/index.ts";

/** A finding and what stands at its span. */
export interface Found {
  readonly finding: Finding;
  readonly id: string;
  readonly text: string;
}

/** Makes a function that lists what the guard finds in a text. */
export function finder(options?: SecretsOptions): (text: string, stage?: Stage) => readonly Found[] {
  const guard = secrets(options);
  const scanner = createScanner([guard.rules ?? { rules: [] }]);
  const { signal } = new AbortController();
  return (text, stage = "output") => {
    const views = createViews(text);
    const [matches = []] = scanner.scan(views, stage).matches;
    const inspection: Inspection = { text, stage, views, matches, signal };
    return (guard.inspect(inspection) as readonly Finding[]).map((finding) => ({
      finding,
      id: finding.ruleId,
      text: text.slice(finding.span.start, finding.span.end),
    }));
  };
}
