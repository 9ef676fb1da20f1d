import { latePattern } from "../core/late-pattern.ts";
import { createTokens, readTokens } from "./tokens.ts";
import { readWindows, type WindowShape } from "./windows.ts";

const surrogate = latePattern("\\p{Surrogate}", "gu");

/** Tokens read at once; a longer text is read in parts. */
const part = 4096;

/**
 * Makes the function that cuts a text into overlapping windows and tells of each where it is, in UTF-16 units. Stops when
 * told `false`. Work is linear in the text; memory does not depend on it.
 */
export function createCutter(
  shape: Required<WindowShape>,
): (text: string, visit: (start: number, end: number) => boolean) => void {
  const tokens = createTokens(part);
  const windows: number[] = [];
  return (text, visit) => {
    const places: number[] = [];
    for (let from = 0; from < text.length; ) {
      const end = readTokens(text, from, tokens);
      readWindows(tokens, shape, windows);
      // The last window is read again with what follows it.
      const again = end < text.length && windows.length > 2;
      const used = again ? windows.length - 2 : windows.length;
      places.length = 0;
      for (let at = 0; at < used; at += 2) {
        const first = windows[at] as number;
        const last = (windows[at + 1] as number) - 1;
        places.push(tokens.starts[first] as number, tokens.ends[last] as number);
      }
      from = again ? (tokens.starts[windows[used] as number] as number) : end;
      for (let at = 0; at < places.length; at += 2) {
        const start = beforePair(text, places[at] as number);
        // One token alone may be a long run of one character, of which a part says as much as the whole.
        const most = Math.min(places[at + 1] as number, start + shape.chars);
        if (!visit(start, behindPair(text, most))) return;
      }
    }
  };
}

function beforePair(text: string, at: number): number {
  return isInPair(text, at) ? at - 1 : at;
}

function behindPair(text: string, at: number): number {
  return isInPair(text, at) ? at + 1 : at;
}

function isInPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

/** What a model is given of a window: lone surrogates, which tokenizers and encoders disagree about, become U+FFFD. */
export function windowText(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(surrogate(), "\ufffd");
}
