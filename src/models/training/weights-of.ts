import { createHash } from "node:crypto";
import type { WeightsFile } from "../../integrity/weights-file.ts";
import type { Manifest, TableFacts } from "../built-in.ts";
import { writeLevels } from "../levels.ts";
import type { LinearModel } from "./linear.ts";
import { shape } from "./training-set.ts";
import { type TwoLengths, toLevels } from "./two-lengths.ts";

/** Models with the lexicon behind them as text, and the manifest that says how to read it. */
export function weightsOf(
  { windows, passages }: TwoLengths,
  lexicon: string,
  facts: Pick<Manifest, "corpus" | "calibration" | "training">,
): WeightsFile {
  const tables = [write(windows), write(passages)] as const;
  const weights = `${tables[0].text}${tables[1].text}${lexicon}`;
  return {
    manifest: {
      id: "sallyport-injection-2",
      sha256: sha256(weights),
      corpus: facts.corpus,
      windows: tables[0].facts,
      passages: tables[1].facts,
      shape,
      calibration: facts.calibration,
      training: facts.training,
    },
    weights,
  };
}

/** In hexadecimal digits, over all of the texts in a row. */
export function sha256(...texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text);
  return hash.digest("hex");
}

/** A model as text, and what has to be known to read it. */
function write(model: LinearModel): { text: string; facts: TableFacts } {
  const { levels, scale } = toLevels(model);
  return { text: writeLevels(levels), facts: { size: levels.length, scale, bias: model.bias } };
}
