import { GuardBlockedError } from "../../core/errors.ts";
import { mapInLanes } from "../../core/lanes.ts";
import { readAll } from "../../core/output.ts";
import { restoreText } from "../../core/restore.ts";
import type { Ruling } from "../../core/ruling.ts";
import type { Runner } from "../../core/runner.ts";
import type { RoleStage } from "../../core/segments.ts";
import { applyEdits, editsOf, type Place } from "../../core/strings.ts";
import type { Stage } from "../../core/types.ts";

const textsAtOnce = 4;

/** The value of a JSON text; `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Whether a JSON text holds strings that its value does not: those of keys that come twice. Others might read the first
 * of them, where `JSON.parse` takes the last.
 */
export function hidesStrings(text: string, value: unknown): boolean {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    count++;
    at++;
    while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  }
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "string") count--;
    else if (typeof next === "object" && next !== null) {
      if (!Array.isArray(next)) count -= Object.keys(next).length;
      for (const inner of Object.values(next)) open.push(inner);
    }
  }
  return count !== 0;
}

/** The way a text goes: in with a request, or out with an answer. */
export type Way = "input" | "output";

/**
 * A value with what the guards make of its strings; the same one when nothing had to change.
 *
 * Throws `GuardBlockedError`, and `UnreadableError` for a value that is too deep or too large.
 */
export async function checkJson(
  runner: Runner,
  way: Way,
  value: unknown,
  stageOf: (place: Place) => RoleStage,
): Promise<unknown> {
  const read = readAll(value);
  if (read.unread.length > 0) runner.report(way, { unread: [...new Set(read.unread)] });
  const places = read.places.filter((place) => stageOf(place) !== "trusted");
  return applyEdits(value, editsOf(places, await checkTexts(runner, way, places, stageOf)));
}

/** What the guards make of texts, each at its stage; equal ones are checked once. Throws `GuardBlockedError`. */
export async function checkTexts(
  runner: Runner,
  way: Way,
  places: readonly Place[],
  stageOf: (place: Place, index: number) => RoleStage,
): Promise<readonly string[]> {
  const known = new Map<string, Ruling | Promise<Ruling>>();
  return mapInLanes(places, textsAtOnce, async (place, index) => {
    const stage = stageOf(place, index) as Stage;
    const name = `${stage} ${place.text}`;
    const earlier = way === "input" && stage === "output";
    const ruling = known.get(name) ?? runner.run(place.text, { stage, earlier });
    known.set(name, ruling);
    const { verdict, reason = "findings" } = await ruling;
    // A key cannot be rewritten.
    if (verdict.action === "block" || (place.key === true && verdict.text !== place.text))
      throw new GuardBlockedError(stage, verdict.findings, { reason });
    return way === "output" ? restoreText(runner.vault, place, verdict.text) : verdict.text;
  });
}
