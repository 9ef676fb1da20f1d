import { farthestCompany } from "./findings.ts";
import { announces, nameLabels } from "./hold-labels.ts";
import { longestName, readOpenName } from "./hold-names.ts";
import { bareNames } from "./names.ts";

/** Longest name of a field, with its label, that may still wait for company. */
const longestLonely = farthestCompany + longestName + 40;

/** Start of the first name of a field or a column of which it is not known yet whether another value stands near it. */
export function lonelyStart(text: string, open: number): number {
  const { length } = text;
  const table = { isRead: false, hasNames: false, willHaveNames: false, hasBar: false };
  for (let at = Math.max(1, Math.min(length, open) - longestLonely); at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7c ? unit !== 0xff1a : unit !== 0x3a && unit !== 0x3d && unit !== 0x7c && unit !== 0x0a)
      continue;
    if (unit === 0x0a) {
      table.isRead &&= table.hasBar;
      table.hasNames = table.isRead && (table.hasNames || table.willHaveNames);
      table.willHaveNames &&= table.isRead;
      table.hasBar = false;
      // The first cell of a row that begins without a bar.
      if (!table.hasNames) continue;
    } else if (unit === 0x7c) {
      if (!table.isRead) table.hasNames = isInNamedTable(text, at);
      table.isRead = true;
      table.hasBar = true;
      table.willHaveNames ||= isFieldOfTable(text, at);
      if (!table.hasNames) continue;
    } else if (!isField(text, at)) continue;
    const name = readOpenName(text, at + 1);
    const isName =
      name.words >= 2 || (name.words === 1 && (name.isOpen || isAsian(text.charCodeAt(name.start))));
    if (isName && Math.min(length, open) - name.start <= farthestCompany) return name.start;
  }
  return length;
}

/** Names in these scripts have no spaces. */
function isAsian(unit: number): boolean {
  return unit >= 0x3005 && unit <= 0xd7a3;
}

/** The value of a field that is called like a name, and the company that it needs, begin within this reach. */
const fieldReach = 480;

/** A row of a table needs the rows above it, and each of them says so again. */
const tableReach = 1024;

/** How far what begins fields of a record, or goes on with a table, makes other text count; 0 when there is none of it. */
export function fieldsReach(text: string, from: number): number {
  let reach = 0;
  let isRow: boolean | undefined;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || mayEndLine(text, at, unit)) isRow = undefined;
    if (unit === 0x7c) {
      isRow ??= followsRow(text, at);
      if (isRow) return tableReach;
    } else if ((unit === 0x3a || unit === 0x3d || unit === 0xff1a) && isField(text, at)) reach = fieldReach;
  }
  return reach;
}

/** Wider rows are no part of a table. */
const widestRow = 420;

/** Whether the line before that of a bar has one as well, or an escape before it may be the end of a line that has one. */
function followsRow(text: string, bar: number): boolean {
  let lines = 0;
  for (let at = bar - 1, end = bar; at >= 0 && end - at < widestRow; at--) {
    const unit = text.charCodeAt(at);
    if (unit === 0x7c && lines > 0) return true;
    if (unit === 0x0a) {
      if (++lines > 1) return false;
      end = at;
    } else if (mayEndLine(text, at, unit)) return true;
  }
  return false;
}

/** Whether the text may have the end of a line here once it is folded or decoded. */
function mayEndLine(text: string, at: number, unit: number): boolean {
  if (unit > 0x7e || unit < 0x20)
    return unit === 0x2028 || unit === 0x2029 || unit === 0x85 || unit === 0x0b || unit === 0x0c;
  return beginsEscape(text, at, unit);
}

/** `\n`, `\x0a`, `%0A`, `&#10;`, `=0A`. */
function beginsEscape(text: string, at: number, unit: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (unit === 0x5c) return next === 0x6e || next === 0x72 || next === 0x75 || next === 0x78 || next === 0x30;
  return ((unit === 0x25 || unit === 0x3d) && next === 0x30) || (unit === 0x26 && next === 0x23);
}

/** Whether `name`, `nom`, `nome`, `nombre` or `naam`, or what stands for it in a script without capitals, is before a mark. */
function isField(text: string, mark: number): boolean {
  let end = mark;
  while (end > 0 && mark - end < 5 && isLabelEnd(text.charCodeAt(end - 1))) end--;
  if (text.charCodeAt(end - 1) > 0x24f) return bareNames.some((name) => text.endsWith(name, end));
  const last = text.charCodeAt(end - 1) | 0x20;
  if (last !== 0x65 && last !== 0x6d) return false;
  const word = text.slice(Math.max(0, end - 6), end).toLowerCase();
  return (
    word.endsWith("name") ||
    word.endsWith("nom") ||
    word.endsWith("nome") ||
    word.endsWith("nombre") ||
    word.endsWith("naam")
  );
}

function isLabelEnd(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x22 || unit === 0x27 || unit === 0x2a || unit === 0x5f;
}

/** Whether the lines above the one of a bar are a table with a column of names. */
function isInNamedTable(text: string, bar: number): boolean {
  let start = text.lastIndexOf("\n", bar) + 1;
  for (let rows = 0; start > 0 && rows < 66; rows++) {
    const previous = start < 2 ? 0 : text.lastIndexOf("\n", start - 2) + 1;
    let hasBar = false;
    for (let at = previous; at < start; at++) {
      if (text.charCodeAt(at) !== 0x7c) continue;
      hasBar = true;
      if (isFieldOfTable(text, at)) return true;
    }
    if (!hasBar) return false;
    start = previous;
  }
  return false;
}

/** Whether a cell that is called like a name ends at a bar. */
function isFieldOfTable(text: string, bar: number): boolean {
  let end = bar;
  while (end > 0 && bar - end < 5 && isLabelEnd(text.charCodeAt(end - 1))) end--;
  const last = text.charCodeAt(end - 1);
  if (last > 0x24f || (last < 0x80 && !"emosinEMOSIN".includes(text.charAt(end - 1)))) return false;
  for (const { label, end: labelEnd } of nameLabels().find(text, Math.max(0, end - 24), end)) {
    if (labelEnd === end && label.kinds.has(announces.field)) return true;
  }
  return false;
}
