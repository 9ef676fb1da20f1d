import { type OffsetMap, wholeCharacters } from "./offset-map.ts";
import type { Span } from "./types.ts";
import type { View, ViewName } from "./views.ts";

export const noDecoders: readonly string[] = Object.freeze([]);

/** A text as it was given. */
export class RawView implements View {
  readonly name = "raw";
  readonly via: readonly string[] = noDecoders;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toOriginal(start: number, end: number): Span {
    return wholeCharacters(this.text, start, end);
  }
}

/** A text that was made of another view. */
export class MappedView implements View {
  readonly name: ViewName;
  readonly text: string;
  readonly via: readonly string[];
  readonly #parent: View;
  readonly #map: OffsetMap;

  constructor(name: ViewName, text: string, via: readonly string[], parent: View, map: OffsetMap) {
    this.name = name;
    this.text = text;
    this.via = via;
    this.#parent = parent;
    this.#map = map;
  }

  toOriginal(start: number, end: number): Span {
    const span = this.#map.toSource(start, end);
    return this.#parent.toOriginal(span.start, span.end);
  }
}
