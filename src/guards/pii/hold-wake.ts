import type { CompiledRule } from "../../core/rule.ts";
import { createScanner } from "../../core/scan.ts";
import { createViews } from "../../core/views.ts";
import { longestCredentials } from "./emails.ts";
import { rowsReach } from "./hold-columns.ts";
import { fieldsReach } from "./hold-fields.ts";
import { announces, placeLabels } from "./hold-labels.ts";
import { endOfPlain } from "./skips.ts";
import { isAlphanumeric, nextDigit } from "./text.ts";

/** How far behind a text the guard looks on; see `Guard.wakes`. */
export type Wakes = (text: string, from: number) => number;

/** Groups of a number, and labels, stand no farther than this before a value; columns and other fields do. */
const near = 256;

/** A number or an address that came is held until it is decided, with the label after it; the label before it is never far. */
const here = 1;

/** Longest label that may have gone on before the value that it announces. */
const longestLabel = 80;

/** Whether there is a digit that the finder would read. */
function holdsNumber(text: string, from: number, readsAll: boolean): boolean {
  const { length } = text;
  for (let at = nextDigit(text, from); at < length; ) {
    const end = readsAll || text.charCodeAt(at) > 0x7f ? -1 : endOfPlain(text, at);
    // What follows it may still make it part of something.
    if (end < 0 || end + 1 >= length) return true;
    at = nextDigit(text, end);
  }
  return false;
}

/** Marks before an `@` that belong to no name: those of the names of packages and of decorators. */
const opening = '([{,;/"`';

/** Whether there is an `@` that may belong to an address. */
function holdsAddress(text: string, from: number): boolean {
  for (let at = text.indexOf("@", from); at >= 0; at = text.indexOf("@", at + 1)) {
    if (at === 0 || !opening.includes(text.charAt(at - 1)) || !beginsPackage(text, at + 1)) return true;
    if (text.slice(Math.max(0, at - longestCredentials - 3), at).includes("://")) return true;
  }
  return false;
}

/** Whether letters follow, and then a slash, as in `@scope/name`. */
function beginsPackage(text: string, from: number): boolean {
  let end = from;
  while (isAlphanumeric(text.charCodeAt(end)) || text.charCodeAt(end) === 0x2d) end++;
  return text.charCodeAt(end) === 0x2f;
}

/**
 * Tells what wakes the guard: what it finds has a digit or an `@`, or stands where one of its rules matched, and so it does
 * in another form of the text.
 */
export function createWakes(rules: readonly CompiledRule[], readsAll: boolean): Wakes {
  let scanner: ReturnType<typeof createScanner> | undefined;
  return (text, from) => {
    const { length } = text;
    const fields = Math.max(fieldsReach(text, from), rowsReach(text, from));
    if (fields > 0) return fields;
    const isValue = holdsNumber(text, from, readsAll) || holdsAddress(text, from);
    const start = Math.max(0, from - longestLabel);
    const views = createViews(start === 0 ? text : text.slice(start));
    if (views.folded !== views.raw || views.scanned.length > 1) return near;
    scanner ??= createScanner([{ rules }]);
    if (scanner.scan(views, "output").matches.some((matches) => matches.length > 0)) return near;
    // A date of birth may begin with the name of its month.
    const hits = placeLabels().find(text, start, length);
    return hits.some(({ label }) => label.kinds.has(announces.birth)) ? near : isValue ? here : 0;
  };
}
