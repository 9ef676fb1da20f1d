import type { CompiledRule } from "../../core/rule.ts";
import { createScanner } from "../../core/scan.ts";
import { createViews } from "../../core/views.ts";
import { announces, placeLabels } from "./hold-labels.ts";
import { beginsFields } from "./hold-phrases.ts";
import { nextDigit } from "./text.ts";

/** How far behind a text the guard looks on; see `Guard.wakes`. */
export type Wakes = (text: string, from: number) => number;

/** Groups of a number, and labels, stand no farther than this before a value; columns and other fields do. */
const near = 256;
const far = 4400;

/** Longest label that may have gone on before the value that it announces. */
const longestLabel = 80;

/**
 * Tells what wakes the guard: what it finds has a digit or an `@`, or stands where one of its rules matched, and so it does
 * in another form of the text.
 */
export function createWakes(rules: readonly CompiledRule[]): Wakes {
  let scanner: ReturnType<typeof createScanner> | undefined;
  return (text, from) => {
    const { length } = text;
    if (beginsFields(text, from)) return far;
    if (nextDigit(text, from) < length || text.indexOf("@", from) >= 0) return near;
    const start = Math.max(0, from - longestLabel);
    const views = createViews(start === 0 ? text : text.slice(start));
    if (views.folded !== views.raw || views.scanned.length > 1) return near;
    scanner ??= createScanner([{ rules }]);
    if (scanner.scan(views, "output").matches.some((matches) => matches.length > 0)) return near;
    // A date of birth may begin with the name of its month.
    const hits = placeLabels().find(text, start, length);
    return hits.some(({ label }) => label.kinds.has(announces.birth)) ? near : 0;
  };
}
