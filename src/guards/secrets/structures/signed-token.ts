import type { View } from "../../../core/views.ts";
import type { Report } from "../candidates.ts";
import { isAlphanumeric } from "../characters.ts";
import { standsAlone } from "../edges.ts";
import { isPlaceholder } from "../placeholders.ts";
import { decodeBase64 } from "./base64.ts";

/** Longest token that is followed. */
const longest = 8192;

/** Finds a JWT (RFC 7519), also without its signature, or a PASETO token that begins at a match. */
export function findSignedToken(view: View, match: number, report: Report): number {
  const { text } = view;
  const start = text.charCodeAt(match) === 0x5f ? match + 1 : match;
  let end = start;
  const dots: number[] = [];
  const most = Math.min(text.length, start + longest);
  while (end < most) {
    const unit = text.charCodeAt(end);
    if (unit === 0x2e) dots.push(end);
    else if (
      !isAlphanumeric(unit) &&
      unit !== 0x5f &&
      unit !== 0x2d &&
      unit !== 0x3d &&
      unit !== 0x2f &&
      unit !== 0x2b
    )
      break;
    end++;
  }
  // A full stop after the token; unsigned tokens end in one as well.
  if (dots.length > 2 || (dots.length < 2 && dots.at(-1) === end - 1)) {
    while (end > start && text.charCodeAt(end - 1) === 0x2e) end--;
  }
  const token = text.slice(start, end);
  if (token.charCodeAt(0) === 0x76) {
    if (token.length > 40 && standsAlone(text, start, end))
      report(view, { kind: "paseto", start, end, score: 0.9 });
    return end;
  }
  const [header = "", payload = "", signature] = token.split(".");
  if (header.length < 12 || payload.length < 12 || !standsAlone(text, start, end)) return end;
  if (isPlaceholder(token) && !isReal(header)) return end;
  if (signature !== undefined && isPlaceholder(signature) && signature !== "") return end;
  const reads = isReal(header) && (payload.startsWith("ey") ? isReal(payload) : dots.length === 4);
  report(view, { kind: "jwt", start, end, score: reads ? 0.95 : payload.startsWith("ey") ? 0.7 : 0.4 });
  return end;
}

/** Whether a part is the beginning of a JSON object. */
function isReal(part: string): boolean {
  const text = decodeBase64(part.slice(0, 24));
  return text?.startsWith("{") === true;
}
