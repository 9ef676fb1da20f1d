import { createViews, type View } from "../../core/views.ts";
import { isEnglish } from "../english.ts";
import { mostFeatures, readFeatures } from "../features.ts";
import { type Lexicon, readConcepts } from "../lexicon.ts";
import { createTokens, readTokens } from "../tokens.ts";
import { readPassages, readWindows, type WindowShape } from "../windows.ts";
import type { Row } from "./rows.ts";

/** How sure it is that a window holds an attack. */
export const windowKind = { benign: 0, attack: 1, unknown: 2, ignored: 3 } as const;

/** Stretches of many rows with the features of each: `features[from[i]] ... features[to[i] - 1]`. */
export interface Samples {
  readonly rows: readonly Row[];
  readonly features: Int32Array;
  /** By stretch. */
  readonly row: Int32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly kind: Uint8Array;
  readonly count: number;
}

/** Windows of many rows, and the passages that they make. */
export interface TextSamples {
  readonly windows: Samples;
  readonly passages: Samples;
  /** Windows of a passage, `[firstWindow, lastWindow)`. */
  readonly firstWindow: Int32Array;
  readonly lastWindow: Int32Array;
  /** By passage, whether its text is English. */
  readonly english: Uint8Array;
}

class Stretches {
  readonly row: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly kind: number[] = [];

  add(row: number, from: number, to: number, kind: number): void {
    this.row.push(row);
    this.from.push(from);
    this.to.push(to);
    this.kind.push(kind);
  }

  toSamples(rows: readonly Row[], features: Int32Array): Samples {
    return {
      rows,
      features,
      row: Int32Array.from(this.row),
      from: Float64Array.from(this.from),
      to: Float64Array.from(this.to),
      kind: Uint8Array.from(this.kind),
      count: this.row.length,
    };
  }
}

const tokens = createTokens(20_000);
const found = new Int32Array(mostFeatures);

/** Reads every row into windows and passages. Texts of more tokens than fit are cut. */
export function createSamples(rows: readonly Row[], shape: WindowShape, lexicon: Lexicon): TextSamples {
  let features = new Int32Array(1 << 24);
  let size = 0;
  const windows = new Stretches();
  const passages = new Stretches();
  const firstWindow: number[] = [];
  const lastWindow: number[] = [];
  const english: number[] = [];
  const offsets: number[] = [];
  const places: number[] = [];
  const joined: number[] = [];
  for (const [index, row] of rows.entries()) {
    const views = createViews(row.text).scanned;
    for (const view of views) {
      readTokens(view.text, 0, tokens);
      readConcepts(view.text, tokens, lexicon);
      const { count, starts, ends } = tokens;
      offsets.length = 0;
      for (let token = 0; token < count; token++) {
        offsets.push(size);
        const most = readFeatures(view.text, tokens, token, row.foreign, found);
        if (size + most > features.length) {
          const larger = new Int32Array(features.length * 2);
          larger.set(features);
          features = larger;
        }
        features.set(found.subarray(0, most), size);
        size += most;
      }
      offsets.push(size);
      const windowCount = readWindows(tokens, shape, places);
      const passageCount = readPassages(windowCount, joined);
      const add = (list: Stretches, first: number, last: number, isAll: boolean): void => {
        const kind = kindOf(
          row,
          view,
          starts[first] as number,
          ends[last - 1] as number,
          isAll && views.length === 1,
          views.length > 1 && view === views[0],
        );
        list.add(index, offsets[first] as number, offsets[last] as number, kind);
      };
      const before = windows.row.length;
      for (let at = 0; at < places.length; at += 2) {
        add(windows, places[at] as number, places[at + 1] as number, windowCount === 1);
      }
      const isInEnglish = isEnglish(view.text) ? 1 : 0;
      for (let at = 0; at < joined.length; at += 2) {
        const first = joined[at] as number;
        const last = joined[at + 1] as number;
        add(passages, places[2 * first] as number, places[2 * last - 1] as number, passageCount === 1);
        firstWindow.push(before + first);
        lastWindow.push(before + last);
        english.push(isInEnglish);
      }
    }
  }
  const used = features.subarray(0, size);
  return {
    windows: windows.toSamples(rows, used),
    passages: passages.toSamples(rows, used),
    firstWindow: Int32Array.from(firstWindow),
    lastWindow: Int32Array.from(lastWindow),
    english: Uint8Array.from(english),
  };
}

/**
 * What is known of a stretch of a view; `isWhole` when it is all that there is of the text, `isCover` when other views read
 * what is behind it.
 */
function kindOf(
  { attack, span, disguise }: Row,
  view: View,
  start: number,
  end: number,
  isWhole: boolean,
  isCover: boolean,
): number {
  if (!attack) return windowKind.benign;
  // What an attack is disguised as is no attack: harmless texts are encoded in the same ways.
  if (disguise !== undefined && isCover) return windowKind.ignored;
  if (isWhole) return windowKind.attack;
  if (span === undefined) return windowKind.unknown;
  const place = view.toOriginal(start, end);
  const overlap = Math.min(place.end, span[1]) - Math.max(place.start, span[0]);
  const enough = 0.6 * Math.min(span[1] - span[0], place.end - place.start);
  if (overlap < enough) return windowKind.ignored;
  return view.via.length === 0 && view.name !== "squeezed" ? windowKind.attack : windowKind.unknown;
}
