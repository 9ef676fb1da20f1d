import type { Span } from "../../core/types.ts";
import type { ScoredRow } from "../row.ts";
import { type Html, html } from "./html.ts";

/** Longest part of a text that the page shows, in UTF-16 units, and how much of it stands before the first mark. */
const longestExcerpt = 900;
const lead = 200;

/** What nobody sees, or what would change how the page reads; but for what emoji and several scripts are written with. */
const invisible = /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const ordinary: ReadonlySet<string> = new Set(["\n", "\t", "\u200c", "\u200d", "\ufe0f"]);

/** Invisible characters in a row that are named one by one. */
const mostNamed = 4;

/** A text, or the part of it around its first mark, with what was found and what was to be found marked. */
export function excerptOf({ row, marks }: ScoredRow): Html {
  const { text } = row;
  const found = marks.map(({ span }) => span);
  const expected = row.span === undefined ? [] : [row.span];
  const first = Math.min(...[...expected, ...found].map(({ start }) => start), text.length);
  const isLong = text.length > longestExcerpt;
  const start = isLong && first < text.length ? evenPlace(text, Math.max(0, first - lead)) : 0;
  const end = evenPlace(text, Math.min(text.length, start + longestExcerpt));
  const pieces = cutAt(start, end, [...found, ...expected]).map((piece) => {
    const shown = visible(text.slice(piece.start, piece.end));
    const isFound = found.some((span) => covers(span, piece));
    const isExpected = expected.some((span) => covers(span, piece));
    if (!isFound && !isExpected) return shown;
    const kind = [...(isFound ? ["found"] : []), ...(isExpected ? ["expected"] : [])].join(" ");
    return html`<mark class="${kind}">${shown}</mark>`;
  });
  const before = start > 0 ? html`<span class="cut">… ${start} before</span> ` : html``;
  const after = end < text.length ? html` <span class="cut">… ${text.length - end} more</span>` : html``;
  return html`${before}<bdi dir="auto">${pieces}</bdi>${after}`;
}

/** The pieces of a range that lie between the ends of spans. */
function cutAt(start: number, end: number, spans: readonly Span[]): readonly Span[] {
  const cuts = new Set([start, end]);
  for (const span of spans) {
    for (const cut of [span.start, span.end]) if (cut > start && cut < end) cuts.add(cut);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((cut, index) => ({ start: sorted[index] as number, end: cut }));
}

function covers(span: Span, piece: Span): boolean {
  return span.start <= piece.start && span.end >= piece.end && piece.end > piece.start;
}

/** A place that does not lie within a surrogate pair. */
function evenPlace(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? at - 1 : at;
}

/** A text whose invisible characters are named, since they are what an attack may be made of. */
export function visible(text: string): Html {
  const pieces: Html[] = [];
  let plain = "";
  let hidden: string[] = [];
  const flush = (): void => {
    if (plain !== "") pieces.push(html`${plain}`);
    plain = "";
    for (const sign of hidden.slice(0, mostNamed))
      pieces.push(html`<span class="code">${nameOf(sign)}</span>`);
    if (hidden.length > mostNamed) pieces.push(html`<span class="code">+${hidden.length - mostNamed}</span>`);
    hidden = [];
  };
  for (const sign of text) {
    const isHidden = !ordinary.has(sign) && invisible.test(sign);
    if (isHidden ? plain !== "" : hidden.length > 0) flush();
    if (isHidden) hidden.push(sign);
    else plain += sign;
  }
  flush();
  return html`${pieces}`;
}

function nameOf(sign: string): string {
  return `U+${(sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
}
