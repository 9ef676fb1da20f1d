import type { RestoreOptions, Restorer } from "../../core/restorer.ts";
import { closingOf, isHead, longestHead, mayBeHead, openingOf } from "./frame.ts";
import type { Marks } from "./marks.ts";

/** Texts by what they were encoded to. */
export type Bodies = ReadonlyMap<string, string>;

/** More is to come before it is known what stands there. */
const undecided = -1;

/**
 * Takes the marks of one request out of a text that comes in pieces, cut anywhere: delimiters together with the line
 * breaks that belong to them, marks between words, and whole encoded texts that follow their opening delimiter.
 *
 * In JSON, line breaks and marks are known as `\n` and `\ue000` as well. Holds at most the beginning of a delimiter, and
 * of what was encoded as much as the longest text.
 */
export function createRestorer(
  { id, mark }: Marks,
  bodies: Bodies | undefined,
  { json = false }: RestoreOptions = {},
): Restorer {
  const opening = openingOf(id);
  const closing = closingOf(id);
  let longestBody = 0;
  for (const encoded of bodies?.keys() ?? []) longestBody = Math.max(longestBody, encoded.length);
  const isDecoding = longestBody > 0;
  let held = "";
  /** Pieces of what may be an encoded text, when an opening delimiter went before. */
  let body: string[] | undefined;
  let bodyLength = 0;

  function take(piece: string, isWhole: boolean): string {
    let text = held + piece;
    held = "";
    const out: string[] = [];
    while (text !== "" || (isWhole && body !== undefined)) {
      text = body === undefined ? plainPart(text, isWhole, out) : encodedPart(text, isWhole, out);
    }
    return out.join("");
  }

  /** Copies up to the first encoded text, or to what has to be held; gives the rest. */
  function plainPart(text: string, isWhole: boolean, out: string[]): string {
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (!isTrigger(unit)) continue;
      const end = matchAt(text, at, unit, isWhole);
      if (end === 0) {
        // The second character of an escape begins none.
        if (json && unit === 0x5c) at++;
        continue;
      }
      out.push(text.slice(from, at));
      if (end === undecided) {
        held = text.slice(at);
        return "";
      }
      from = end;
      if (body !== undefined) return text.slice(end);
      at = end - 1;
    }
    out.push(text.slice(from));
    return "";
  }

  function isTrigger(unit: number): boolean {
    return unit === 0x3c || unit === 0x0a || unit === mark.charCodeAt(0) || (json && unit === 0x5c);
  }

  /** Where what is taken out at an offset ends; 0 when there is nothing. */
  function matchAt(text: string, at: number, unit: number, isWhole: boolean): number {
    if (unit === 0x3c) {
      const closed = matchWord(text, at, closing, isWhole);
      return closed === 0 ? matchOpening(text, at, isWhole) : closed;
    }
    if (unit === 0x0a) return matchWord(text, at, `\n${closing}`, isWhole);
    if (unit !== 0x5c) return matchWord(text, at, mark, isWhole);
    const line = matchWord(text, at, `\\n${closing}`, isWhole);
    if (line !== 0) return line;
    if (mark.length > 1 || text.charAt(at + 1) !== "u") return 0;
    const escaped = text.slice(at, at + 6).toLowerCase();
    return (
      matchWord(escaped, 0, `\\u${mark.charCodeAt(0).toString(16)}`, isWhole) && shiftBy(escaped, at, isWhole)
    );
  }

  /** The end of an escape in the text, or that it is not complete. */
  function shiftBy(escaped: string, at: number, isWhole: boolean): number {
    return escaped.length < 6 ? (isWhole ? 0 : undecided) : at + 6;
  }

  function matchOpening(text: string, at: number, isWhole: boolean): number {
    const begun = matchWord(text, at, opening, isWhole);
    if (begun <= 0) return begun;
    const head = text.slice(begun, begun + longestHead + 1);
    const length = head.indexOf(">");
    if (length < 0) return !isWhole && mayBeHead(head) ? undecided : 0;
    if (!isHead(head.slice(0, length))) return 0;
    const end = begun + length + 1;
    const rest = text.slice(end, end + 2);
    const isCut = rest === "" || (json && rest === "\\");
    if (isCut && !isWhole) return undecided;
    if (isDecoding) {
      body = [];
      bodyLength = 0;
    }
    if (rest.startsWith("\n")) return end + 1;
    return json && rest === "\\n" ? end + 2 : end;
  }

  /** Collects an encoded text; gives what follows it. */
  function encodedPart(text: string, isWhole: boolean, out: string[]): string {
    let end = 0;
    while (end < text.length && isBase64(text.charCodeAt(end))) end++;
    (body as string[]).push(text.slice(0, end));
    bodyLength += end;
    if (end === text.length && !isWhole && bodyLength <= longestBody) return "";
    const encoded = (body as string[]).join("");
    body = undefined;
    const decoded = bodies?.get(encoded);
    if (decoded === undefined) out.push(encoded);
    else out.push(json ? JSON.stringify(decoded).slice(1, -1) : decoded);
    return text.slice(end);
  }

  return {
    push: (piece) => take(piece, false),
    end: () => take("", true),
    get isHolding() {
      return held !== "" || body !== undefined;
    },
  };
}

/** The end of a word that stands at an offset; undecided when it may, 0 when it does not. */
function matchWord(text: string, at: number, word: string, isWhole: boolean): number {
  if (text.startsWith(word, at)) return at + word.length;
  const isCut = text.length - at < word.length && !isWhole;
  return isCut && word.startsWith(text.slice(at)) ? undecided : 0;
}

function isBase64(unit: number): boolean {
  const isLetter = (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
  const isDigit = unit >= 0x30 && unit <= 0x39;
  return isLetter || isDigit || unit === 0x2b || unit === 0x2f || unit === 0x3d;
}
