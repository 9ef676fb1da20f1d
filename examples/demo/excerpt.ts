import { coloured, paint, width } from "./terminal.ts";

/** Piece of the text as it is shown, and whether it belongs to the span. */
interface Cell {
  readonly shown: string;
  readonly inside: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Line and column of an offset, both from 1; the column counts UTF-16 code units. */
export function position(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - (before.lastIndexOf("\n") + 1) + 1 };
}

/**
 * The lines a span lies in, the span underlined: by the terminal in colour, by `^` in plain text.
 *
 * Characters without a glyph are shown as `⟨U+200B⟩`. Of a span over many lines the first three are shown.
 */
export function excerpt(text: string, span: Span, cells: number): readonly string[] {
  const from = text.lastIndexOf("\n", span.start - 1) + 1;
  const to = text.indexOf("\n", Math.max(span.start, span.end - 1));
  const lines: string[] = [];
  let start = from;
  for (const line of text.slice(from, to === -1 ? text.length : to).split("\n")) {
    const local = { start: span.start - start, end: span.end - start };
    if (lines.length >= (coloured ? 3 : 6)) return [...lines, paint("  …", "dim")];
    if (line.trim() !== "") lines.push(...underline(shorten(toCells(line, local), cells - 2)));
    start += line.length + 1;
  }
  return lines;
}

function toCells(line: string, span: Span): readonly Cell[] {
  const cells: Cell[] = [];
  let invisible = 0;
  let offset = 0;
  for (const character of line.trimEnd()) {
    const inside = offset >= span.start && offset < span.end;
    offset += character.length;
    const glyph = hasGlyph(character, cells.at(-1)?.shown ?? "");
    // Counted anew where the span begins or ends, so that a span within a long run stays in sight.
    invisible = glyph ? 0 : cells.at(-1)?.inside === inside ? invisible + 1 : 1;
    if (glyph) cells.push({ shown: character, inside });
    else if (invisible <= 3) cells.push({ shown: escaped(character), inside });
    else if (invisible === 4) cells.push({ shown: "⟨…⟩", inside });
  }
  return cells;
}

function escaped(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

/** A joiner or variation selector is fine where it belongs: within emoji and after letters that use it. */
function hasGlyph(character: string, before: string): boolean {
  if (character === "\u200D" || character === "\uFE0F")
    return /\p{Extended_Pictographic}|\p{M}|\d/u.test(before);
  return !/[\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(character);
}

/** Cuts a line to the width, keeping the start of the span and some words before it. */
function shorten(line: readonly Cell[], cells: number): readonly Cell[] {
  const size = (part: readonly Cell[]) => part.reduce((sum, { shown }) => sum + width(shown), 0);
  const indent = line.findIndex(({ shown }) => shown.trim() !== "");
  let first = Math.max(0, indent);
  const mark = line.findIndex(({ inside }) => inside);
  const end = line.findLastIndex(({ inside }) => inside) + 1;
  while (first < mark && size(line.slice(first, end)) > cells - 2 && mark - first > 12) first++;
  const found: Cell[] = first > indent ? [{ shown: "…", inside: false }] : [];
  let used = size(found);
  for (const cell of line.slice(first)) {
    used += width(cell.shown);
    if (used > cells - 1) return [...found, { shown: "…", inside: cell.inside }];
    found.push(cell);
  }
  return found;
}

function underline(line: readonly Cell[]): readonly string[] {
  if (coloured) {
    const groups: Cell[] = [];
    for (const { shown, inside } of line) {
      const last = groups.at(-1);
      if (last?.inside === inside) groups[groups.length - 1] = { shown: last.shown + shown, inside };
      else groups.push({ shown, inside });
    }
    return [
      `  ${groups.map(({ shown, inside }) => (inside ? paint(shown, "red", "underline") : shown)).join("")}`,
    ];
  }
  const marks = line.map(({ shown, inside }) => (inside ? "^" : " ").repeat(width(shown))).join("");
  return [`  ${line.map(({ shown }) => shown).join("")}`, `  ${marks.trimEnd()}`];
}
