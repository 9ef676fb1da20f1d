import { join } from "node:path";
import { openLexicon } from "../lexicon.ts";
import { seededRandom } from "../random.ts";
import { compileLexicon } from "./compile-lexicon.ts";
import { askedInDisguise, learntInDisguise } from "./disguised.ts";
import { assignFolds, familyOf, mayTrain } from "./folds.ts";
import { limitSources, type Row, readBatches, readFolder } from "./rows.ts";
import { createSamples, type TextSamples } from "./samples.ts";
import { type TwoLengths, teachTwoLengths } from "./two-lengths.ts";

/** How texts are cut into windows, in words. */
export const shape = { words: 8, step: 4 } as const;

/** Rows of one public source that are learnt from, of either label, and what one of them weighs. */
const mostOfSource = 300;
const weightOfSource = 0.2;

/** Everything there is to learn from and to ask about. */
export interface TrainingSet {
  /** The written corpus, then collected rows, rows in disguise to learn from, and rows in disguise to ask about. */
  readonly rows: readonly Row[];
  /** How many of the rows, from the first, are the written corpus, and how many come after it from elsewhere. */
  readonly written: number;
  readonly collected: number;
  /** From which row on they are disguises that are asked about alone. */
  readonly firstAsked: number;
  /** Rows that are learnt from. */
  readonly learnt: number;
  readonly samples: TextSamples;
  /** The compiled lexicon. */
  readonly lexicon: string;
  /** Which fold a row is left out in. */
  readonly foldOf: (index: number) => number;
  /** Fits both models to all rows that may be learnt from, or to those that one fold does not leave out. */
  readonly teach: (leftOut?: number) => TwoLengths;
}

/** Reads the corpus and the lexicon below `root`, and a folder of labelled JSON Lines files. */
export function readTrainingSet(root: string, folder: string): TrainingSet {
  const written = readBatches(join(root, "data/injection"));
  const collected = readFolder(folder).map((row) => ({ ...row, weight: weightOfSource }));
  const taught = limitSources(collected, mostOfSource, seededRandom(1));
  const disguised = learntInDisguise([...written, ...taught]);
  const rows = [...written, ...collected, ...disguised, ...askedInDisguise(written)];
  const firstDisguised = written.length + collected.length;
  const firstAsked = firstDisguised + disguised.length;
  const lexicon = compileLexicon(join(root, "data/lexicon"));
  const samples = createSamples(rows, shape, openLexicon(lexicon));
  const folds = assignFolds(rows);
  const isLearnt = (index: number): boolean =>
    index < firstAsked &&
    (index < written.length || index >= firstDisguised || taught.has(rows[index] as Row));

  return {
    rows,
    written: written.length,
    collected: collected.length,
    firstAsked,
    learnt: written.length + taught.size + disguised.length,
    samples,
    lexicon,
    foldOf: (index) => folds.get(familyOf(rows[index] as Row)) as number,
    teach(leftOut) {
      const mayUse = (index: number): boolean =>
        isLearnt(index) && (leftOut === undefined || mayTrain(rows[index] as Row, leftOut, folds));
      const fit = { epochs: 2, rate: 0.2, decay: 1e-4, random: seededRandom(100 + (leftOut ?? 0)) };
      return teachTwoLengths(samples, mayUse, {
        windows: { ...fit, bits: 20 },
        passages: { ...fit, bits: 19 },
      });
    },
  };
}
