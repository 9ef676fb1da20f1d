import { createViews } from "../../core/views.ts";
import { mostFeatures, readFeatures } from "../features.ts";
import { createTokens, readTokens } from "../tokens.ts";
import { readWindows, type WindowShape } from "../windows.ts";
import type { Row } from "./rows.ts";

/** How sure it is that a window holds an attack. */
export const windowKind = { benign: 0, attack: 1, unknown: 2, ignored: 3 } as const;

/** Windows of many rows with the features of each: `features[from[i]] ... features[to[i] - 1]`. */
export interface Samples {
  readonly rows: readonly Row[];
  readonly features: Int32Array;
  /** By window. */
  readonly row: Int32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly kind: Uint8Array;
  readonly count: number;
}

const tokens = createTokens(20_000);
const found = new Int32Array(mostFeatures);

/** Reads every row into windows. Texts of more tokens than fit are cut. */
export function createSamples(rows: readonly Row[], shape: WindowShape, extend = 0): Samples {
  let features = new Int32Array(1 << 24);
  let size = 0;
  const row: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const kind: number[] = [];
  const offsets: number[] = [];
  const windows: number[] = [];
  for (const [index, { text, attack, foreign, span }] of rows.entries()) {
    const views = createViews(text).scanned;
    for (const view of views) {
      readTokens(view.text, 0, tokens);
      const { count, starts, ends } = tokens;
      if (size + count * mostFeatures > features.length) {
        const larger = new Int32Array(Math.max(features.length * 2, size + count * mostFeatures));
        larger.set(features);
        features = larger;
      }
      offsets.length = 0;
      for (let token = 0; token < count; token++) {
        offsets.push(size);
        const most = readFeatures(view.text, tokens, token, foreign, found);
        features.set(found.subarray(0, most), size);
        size += most;
      }
      offsets.push(size);
      const windowCount = readWindows(tokens, shape, windows);
      for (let at = 0; at < windows.length; at += 2) {
        const first = windows[at] as number;
        const last = windows[at + 1] as number;
        row.push(index);
        from.push(offsets[Math.max(0, first - extend)] as number);
        to.push(offsets[Math.min(count, last + extend)] as number);
        if (!attack) kind.push(windowKind.benign);
        else if (windowCount === 1 && views.length === 1) kind.push(windowKind.attack);
        else if (span === undefined) kind.push(windowKind.unknown);
        else {
          const place = view.toOriginal(starts[first] as number, ends[last - 1] as number);
          const overlap = Math.min(place.end, span[1]) - Math.max(place.start, span[0]);
          const enough = 0.6 * Math.min(span[1] - span[0], place.end - place.start);
          const isFolded = view.via.length === 0 && view.name !== "squeezed";
          kind.push(
            overlap < enough ? windowKind.ignored : isFolded ? windowKind.attack : windowKind.unknown,
          );
        }
      }
    }
  }
  return {
    rows,
    features: features.subarray(0, size),
    row: Int32Array.from(row),
    from: Float64Array.from(from),
    to: Float64Array.from(to),
    kind: Uint8Array.from(kind),
    count: row.length,
  };
}
