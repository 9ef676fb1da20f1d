import { isAlphanumeric, isLetter } from "./ascii.ts";

/** Elements that stand in a line of text and draw nothing of their own (HTML, section 4.5). */
const inline: ReadonlySet<string> = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike " +
    "strong sub sup time tt u var wbr"
  ).split(" "),
);

/** Elements that begin a line. */
const block: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote br center dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p " +
    "pre section table tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** Longest tag or comment between words that is looked at. */
const longestTag = 240;

/** A tag or a comment, and what is drawn for it: nothing or a line end. */
export interface Drawn {
  readonly end: number;
  readonly text: "" | "\n";
}

/** The tag or comment that begins at `at`; undefined when there is none, or when it draws something else. */
export function drawnTag(source: string, at: number): Drawn | undefined {
  const name = source.charCodeAt(at + 1) === 0x2f ? at + 2 : at + 1;
  let end = name;
  while (isAlphanumeric(source.charCodeAt(end)) && end - name < longestName) end++;
  const isComment = source.startsWith("<!--", at);
  const isTag = end > name && isLetter(source.charCodeAt(name)) && endsName(source.charCodeAt(end));
  if (!isTag && !isComment) return undefined;
  const called = source.slice(name, end).toLowerCase();
  const isInline = isComment || inline.has(called);
  if (!isInline && !block.has(called)) return undefined;
  const stop = tagEnd(source, isComment ? at + 4 : end, at + longestTag);
  return stop === 0 ? undefined : { end: stop, text: isInline ? "" : "\n" };
}

const longestName = 12;

function endsName(unit: number): boolean {
  return unit === 0x3e || unit === 0x2f || unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** Behind the next closing bracket, or 0 when there is another tag before it. */
function tagEnd(source: string, from: number, limit: number): number {
  for (let at = from; at < limit && at < source.length; at++) {
    const unit = source.charCodeAt(at);
    if (unit === 0x3e) return at + 1;
    if (unit === 0x3c) return 0;
  }
  return 0;
}
