import { mapInLanes } from "../../core/lanes.ts";
import { readAll } from "../../core/output.ts";
import { lookOverParts } from "../../core/parts.ts";
import { restoreText } from "../../core/restore.ts";
import type { Runner } from "../../core/runner.ts";
import { applyEdits, type Edit, type Place } from "../../core/strings.ts";
import type { Finding, Stage } from "../../core/types.ts";

/** A value as it may go on, or why it may not. */
export type CheckedValue = { readonly value: object } | { readonly findings: readonly Finding[] };

const textsAtOnce = 4;

/** What a server says to itself by way of the client: https://modelcontextprotocol.io/specification/2026-07-28 */
const forPrograms: ReadonlySet<unknown> = new Set(["_meta", "requestState"]);

/**
 * Asks the guards of a stage about every string of a value but those of its own `_meta` and `requestState`, which are for
 * programs. What cannot be read does not go on.
 */
export async function checkValue(
  runner: Runner,
  value: object,
  stage: Stage,
  origin: string,
): Promise<CheckedValue> {
  let places: readonly Place[];
  try {
    const read = readAll(value);
    if (read.unread.length > 0) runner.report(stage, { unread: [...new Set(read.unread)], origin });
    places = read.places.filter(({ path }) => !forPrograms.has(path[0]));
  } catch {
    runner.report(stage, { reason: "unreadable", origin });
    return runner.shadow ? { value } : { findings: [] };
  }
  // A server may cut a text into as many parts as it likes.
  const also = await lookOverParts(runner, places, () => ({ stage, origin }));
  const rulings = await mapInLanes(places, textsAtOnce, ({ text }, index) =>
    runner.run(text, { stage, origin, also: also.get(index) }),
  );
  const edits: Edit[] = [];
  for (const [index, place] of places.entries()) {
    const verdict = rulings[index]?.verdict;
    if (verdict === undefined || verdict.action === "block") return { findings: verdict?.findings ?? [] };
    const text = stage === "output" ? restoreText(runner.vault, place, verdict.text) : verdict.text;
    if (text === place.text) continue;
    // A key cannot be rewritten.
    if (place.key) return { findings: verdict.findings };
    edits.push({ path: place.path, value: text });
  }
  return { value: applyEdits(value, edits) };
}
