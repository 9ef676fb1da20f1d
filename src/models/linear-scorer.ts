import { mostFeatures, readFeatures } from "./features.ts";
import { valuesByCode } from "./levels.ts";
import { createTokens, readTokens } from "./tokens.ts";
import { readWindows, type WindowShape } from "./windows.ts";

/** A linear model over hashed features; the text of a window scores `bias + scale * sum / sqrt(features)`. */
export interface LinearWeights {
  /** Character of the level by hashed feature, see `levels.ts`; their number is a power of two. */
  readonly codes: Uint8Array;
  /** Weight of the highest level. */
  readonly scale: number;
  readonly bias: number;
  readonly shape: WindowShape;
}

/** Told of every window of a text: where it is, in UTF-16 units, and how it scores, in log-odds. */
export type WindowVisitor = (start: number, end: number, score: number) => void;

/** Tokens read at once; a longer text is read in parts that overlap by a window. */
const part = 4096;

/**
 * Makes the function that scores the windows of a text. Work is linear in the text; memory does not depend on it.
 *
 * @param foreign whether the text was retrieved or came from a tool
 */
export function createScorer(
  weights: LinearWeights,
): (text: string, foreign: boolean, visit: WindowVisitor) => void {
  const { codes, scale, bias, shape } = weights;
  const mask = codes.length - 1;
  const values = valuesByCode();
  const tokens = createTokens(part);
  const found = new Int32Array(mostFeatures);
  const sums = new Float64Array(part + 1);
  const counts = new Int32Array(part + 1);
  const windows: number[] = [];
  return (text, foreign, visit) => {
    for (let from = 0; from < text.length; ) {
      const end = readTokens(text, from, tokens);
      const { count, starts, ends } = tokens;
      for (let index = 0; index < count; index++) {
        const size = readFeatures(text, tokens, index, foreign, found);
        let sum = 0;
        for (let at = 0; at < size; at++) {
          sum += values[codes[(found[at] as number) & mask] as number] as number;
        }
        sums[index + 1] = (sums[index] as number) + sum;
        counts[index + 1] = (counts[index] as number) + size;
      }
      readWindows(tokens, shape, windows);
      for (let at = 0; at < windows.length; at += 2) {
        const first = windows[at] as number;
        const last = windows[at + 1] as number;
        const sum = (sums[last] as number) - (sums[first] as number);
        const size = (counts[last] as number) - (counts[first] as number);
        visit(
          starts[first] as number,
          ends[last - 1] as number,
          bias + (size > 0 ? (scale * sum) / Math.sqrt(size) : 0),
        );
      }
      // The last window is read again with what follows it.
      const resumed = end >= text.length ? end : (starts[windows[windows.length - 2] as number] as number);
      from = resumed > from ? resumed : end;
    }
  };
}
