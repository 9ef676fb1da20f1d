import { type Decoded, decode } from "./decode.ts";
import { decodeOverrides } from "./decoders/overrides.ts";
import { applyEdits } from "./edits.ts";
import { MappedView } from "./mapped-view.ts";
import { type Normalized, normalize } from "./normalize.ts";
import { squeeze } from "./squeeze.ts";
import { survey } from "./survey.ts";
import type { View } from "./views.ts";

/** Longest chain of decoders; words that were written out count as one. */
const deepest = 3;

/** Decoded views of one text at most. */
const mostDecoded = 64;

/** Characters of all decoded views of one text at most: twice its length and this. */
const decodedAllowance = 65_536;

/** Most spaces that are written for a run of invisible characters. */
const widestGap = 4;

interface Step {
  readonly view: View;
  readonly via: readonly string[];
}

/** Collects decoded views, level by level, until the allowance is spent. */
export class Decoding {
  readonly views: View[] = [];
  truncated = false;
  /** What was decoded from where: a token is also part of the text in which an escape beside it was written out. */
  readonly #known: Set<string> = new Set();
  /** Views that were not decoded further yet, and the decoders that led there. */
  readonly #open: Step[] = [];
  #allowance: number;

  constructor(length: number) {
    this.#allowance = 2 * length + decodedAllowance;
  }

  /** Texts that were carried by invisible characters of `source`, the one in which these are spaces, and the one that is drawn. */
  addInvisible(source: View, { smuggled, gaps, overrides }: Normalized): void {
    for (const { start, end, text } of smuggled) {
      this.#add(source, source.via, {
        via: "variation-selectors",
        text,
        map: { toSource: () => ({ start, end }) },
      });
    }
    const drawn = decodeOverrides(source.text, overrides);
    if (drawn !== undefined) this.#add(source, source.via, drawn);
    if (gaps.length === 0) return;
    const edits = gaps.map(({ start, end }) => ({
      start,
      end,
      text: " ".repeat(Math.min(end - start, widestGap)),
    }));
    this.#add(source, source.via, { via: "zero-width", ...applyEdits(source.text, edits) });
  }

  add(source: View, decodings: readonly Decoded[]): void {
    for (const decoded of decodings) this.#add(source, source.via, decoded);
  }

  /** Decodes further what was written out in a view that is scanned already. */
  follow(squeezed: View): void {
    this.#open.push({ view: squeezed, via: ["squeezed"] });
  }

  /** Decodes what was decoded; the list grows while it is read. */
  deepen(): void {
    for (let index = 0; index < this.#open.length && !this.truncated; index++) {
      const { view, via } = this.#open[index] as Step;
      if (via.length === deepest) continue;
      const places = survey(view.text);
      const written = via.at(-1) === "squeezed" ? undefined : squeeze(view.text, places);
      if (written !== undefined)
        this.#add(view, via, { via: "squeezed", text: written.text, map: written.map });
      for (const decoded of decode(view.text, places)) this.#add(view, via, decoded);
    }
  }

  #add(source: View, before: readonly string[], { via, text, map }: Decoded): void {
    if (this.truncated) return;
    const decoded = new MappedView("decoded", text, [...before, via], source, map);
    const key = `${decoded.toOriginal(0, text.length).start} ${text}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#allowance -= text.length;
    if (this.#allowance < 0 || this.views.length === mostDecoded) {
      this.truncated = true;
      return;
    }
    const normalized = normalize(text);
    const view =
      normalized.map === undefined
        ? decoded
        : new MappedView("decoded", normalized.text, decoded.via, decoded, normalized.map);
    this.views.push(view);
    this.#open.push({ view, via: view.via });
    if (decoded.via.length < deepest) this.addInvisible(decoded, normalized);
  }
}
