import { endOfOverride } from "../bidi.ts";
import type { Decoded } from "../decode.ts";
import { leaveOut, leaveOutRest } from "../edits.ts";
import { Rewriter } from "../rewriter.ts";

/** What bidirectional overrides draw from right to left, in the order in which it is read; each begins at one of `starts`. */
export function decodeOverrides(source: string, starts: readonly number[]): Decoded | undefined {
  const out = new Rewriter(source);
  for (const start of starts) {
    const end = endOfOverride(source, start);
    if (end === start) continue;
    leaveOut(out, source, start);
    out.reverse(start, end, [...source.slice(start, end)].reverse().join(""));
  }
  if (!out.changed) return undefined;
  leaveOutRest(out, source);
  return { via: "bidi-override", ...out.finish() };
}
