import { mostFeatures, readFeatures } from "./features.ts";
import { valuesByCode } from "./levels.ts";
import { type Lexicon, readConcepts } from "./lexicon.ts";
import { createTokens, readTokens } from "./tokens.ts";
import { readPassages, readWindows, type WindowShape } from "./windows.ts";

/** A linear model over hashed features; a stretch of text scores `bias + scale * sum / sqrt(features)`. */
export interface LinearTable {
  /** Character of the level by hashed feature, see `levels.ts`; their number is a power of two. */
  readonly codes: Uint8Array;
  /** Weight of the highest level. */
  readonly scale: number;
  readonly bias: number;
}

/** Models of a text at two lengths: windows of a few words, and passages of three windows. */
export interface LinearWeights {
  readonly windows: LinearTable;
  readonly passages: LinearTable;
  readonly lexicon: Lexicon;
  readonly shape: WindowShape;
}

/** Told of every passage of a text: where it is, in UTF-16 units, and how it scores, in log-odds. */
export type PassageVisitor = (start: number, end: number, score: number) => void;

/** Tokens read at once; a longer text is read in parts that overlap by a passage. */
const part = 4096;

/**
 * Makes the function that scores the passages of a text: each by itself, and the worst of its windows on top. Work is linear
 * in the text; memory does not depend on it.
 *
 * @param foreign whether the text was retrieved or came from a tool
 */
export function createScorer({
  windows: windowTable,
  passages: passageTable,
  lexicon,
  shape,
}: LinearWeights): (text: string, foreign: boolean, visit: PassageVisitor) => void {
  const values = valuesByCode();
  const tokens = createTokens(part);
  const found = new Int32Array(mostFeatures);
  const windowSums = new Float64Array(part + 1);
  const passageSums = new Float64Array(part + 1);
  const counts = new Int32Array(part + 1);
  const windows: number[] = [];
  const passages: number[] = [];
  const scoreOf = ({ scale, bias }: LinearTable, sums: Float64Array, first: number, last: number): number => {
    const size = (counts[last] as number) - (counts[first] as number);
    return size === 0
      ? bias
      : bias + (scale * ((sums[last] as number) - (sums[first] as number))) / Math.sqrt(size);
  };
  const readSums = (text: string, foreign: boolean): void => {
    const windowCodes = windowTable.codes;
    const passageCodes = passageTable.codes;
    const windowMask = windowCodes.length - 1;
    const passageMask = passageCodes.length - 1;
    readConcepts(text, tokens, lexicon);
    for (let index = 0; index < tokens.count; index++) {
      const size = readFeatures(text, tokens, index, foreign, found);
      let windowSum = 0;
      let passageSum = 0;
      for (let at = 0; at < size; at++) {
        const feature = found[at] as number;
        windowSum += values[windowCodes[feature & windowMask] as number] as number;
        passageSum += values[passageCodes[feature & passageMask] as number] as number;
      }
      windowSums[index + 1] = (windowSums[index] as number) + windowSum;
      passageSums[index + 1] = (passageSums[index] as number) + passageSum;
      counts[index + 1] = (counts[index] as number) + size;
    }
  };
  return (text, foreign, visit) => {
    for (let from = 0; from < text.length; ) {
      const end = readTokens(text, from, tokens);
      const { starts, ends } = tokens;
      readSums(text, foreign);
      readPassages(readWindows(tokens, shape, windows), passages);
      let resumed = end;
      for (let at = 0; at < passages.length; at += 2) {
        const firstWindow = passages[at] as number;
        const lastWindow = (passages[at + 1] as number) - 1;
        let worst = Number.NEGATIVE_INFINITY;
        for (let window = firstWindow; window <= lastWindow; window++) {
          const score = scoreOf(
            windowTable,
            windowSums,
            windows[2 * window] as number,
            windows[2 * window + 1] as number,
          );
          if (score > worst) worst = score;
        }
        const first = windows[2 * firstWindow] as number;
        const last = windows[2 * lastWindow + 1] as number;
        resumed = starts[first] as number;
        visit(resumed, ends[last - 1] as number, worst + scoreOf(passageTable, passageSums, first, last));
      }
      // The last passage is read again with what follows it.
      from = end < text.length && resumed > from ? resumed : end;
    }
  };
}
