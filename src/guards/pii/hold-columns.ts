import { farthestCompany } from "./findings.ts";
import { announces, nameLabels } from "./hold-labels.ts";
import { mayBeginName } from "./hold-names.ts";
import { isSeparator, SeparatedRows } from "./separated.ts";
import { lineEnd, lineStart } from "./tables.ts";

/** Units that are line ends once they are folded: U+0085, form feeds, and the separators of lines and paragraphs. */
const foldedBreaks: RegExp = /[\f\x85\u2028\u2029]/g;

/** Marks between the beginning of a cell and that of a name in it. */
const widestMargin = 20;

/** How far a row of CSV makes other text count, since it needs the names of its columns. */
const rowReach = 1024;

/** How far rows of CSV make other text count that begin behind a place; 0 when there are none. */
export function rowsReach(text: string, from: number): number {
  let rows: SeparatedRows | undefined;
  for (let at = text.indexOf("\n", from); at >= 0; at = text.indexOf("\n", at + 1)) {
    rows ??= new SeparatedRows(text);
    if (rows.headerOf(at + 1) >= 0) return rowReach;
  }
  foldedBreaks.lastIndex = from;
  return foldedBreaks.test(text) ? rowReach : 0;
}

/**
 * Start of the first cell of CSV that may hold a name, of which it is not known yet whether another value stands near it.
 *
 * @param open Where other values begin that may go on.
 */
export function rowsStart(written: string, open: number): number {
  const text = written.replace(foldedBreaks, "\n");
  const last = Math.min(text.length, open);
  const least = Math.max(0, last - farthestCompany - widestMargin);
  const rows = new SeparatedRows(text);
  let row = lineStart(text, least);
  if (row < 0) {
    row = text.indexOf("\n", least) + 1;
    if (row === 0) return written.length;
  }
  for (let header = -1, hasNames = false; ; ) {
    const own = row === 0 ? -1 : rows.headerOf(row);
    if (own !== header) hasNames = own >= 0 && holdsNames(text, own);
    header = own;
    const next = text.indexOf("\n", row);
    const end = next < 0 || next > last ? last : next;
    for (let at = Math.max(row, least); hasNames && at < end; at++) {
      if ((at === row || isSeparator(text.charCodeAt(at - 1))) && mayBeginName(text, at)) return at;
    }
    if (end === last) return written.length;
    row = next + 1;
  }
}

/** Whether a column is called like a name, or may be in an alphabet that says so only when it is folded. */
function holdsNames(text: string, header: number): boolean {
  const end = lineEnd(text, header);
  for (let at = header; at < end; at++)
    if (text.charCodeAt(at) > 0x24f || text.charCodeAt(at) === 0xad) return true;
  return nameLabels()
    .find(text, header, end)
    .some(({ label }) => label.kinds.has(announces.field));
}
