import type { Decoded } from "../decode.ts";
import { TableMap } from "../offset-map.ts";

// ITU-R M.1677-1, https://www.itu.int/rec/R-REC-M.1677-1-200910-I/
const alphabet =
  "a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- " +
  "v...- w.-- x-..- y-.-- z--.. 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----. 0-----";

let codes: ReadonlyMap<string, string> | undefined;

function letterOf(code: string): string | undefined {
  codes ??= new Map(alphabet.split(" ").map((entry) => [entry.slice(1), entry.charAt(0)]));
  return codes.get(code);
}

/** Rules of a table and dotted lines are dots and dashes too, but always the same. */
const fewestLetters = 5;

/** Runs of Morse code, letters apart by a blank, words by a slash or more; `places` are their starts, from the survey. */
export function decodeMorse(source: string, places: readonly number[]): readonly Decoded[] {
  const found: Decoded[] = [];
  let done = 0;
  for (const place of places) {
    if (place < done) continue;
    const run = readRun(source, place);
    done = run.end;
    if (run.decoded !== undefined) found.push(run.decoded);
  }
  return found;
}

function readRun(
  source: string,
  start: number,
): { readonly decoded: Decoded | undefined; readonly end: number } {
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let at = start;
  while (at < source.length) {
    const from = at;
    while (isGap(source.charCodeAt(at))) at++;
    const gap = source.slice(from, at);
    if (text !== "" && (gap.length > 2 || gap.includes("/"))) {
      text += " ";
      starts.push(from);
      ends.push(at);
    }
    const code = at;
    while (source.charCodeAt(at) === 0x2e || source.charCodeAt(at) === 0x2d) at++;
    const letter = letterOf(source.slice(code, Math.min(at, code + 6)));
    if (letter === undefined || at - code > 5) break;
    text += letter;
    starts.push(code);
    ends.push(at);
  }
  if (new Set(text).size < fewestLetters) return { decoded: undefined, end: at };
  const map = new TableMap(Int32Array.from(starts), Int32Array.from(ends));
  return { decoded: { via: "morse", text, map }, end: at };
}

function isGap(unit: number): boolean {
  return unit === 0x20 || unit === 0x2f || unit === 0x0a || unit === 0x0d || unit === 0x7c;
}
