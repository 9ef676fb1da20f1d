import { type KnownNames, nextName } from "./pseudonyms.ts";
import type { Restorer } from "./restorer.ts";

/** @param valueFor Value of a name that `known` has. */
export function createRestorer(known: KnownNames, valueFor: (name: string) => string): Restorer {
  let held = "";
  /** Code unit before what is held. */
  let before = Number.NaN;

  function take(piece: string, isWhole: boolean): string {
    const text = held + piece;
    const pieces: string[] = [];
    let from = 0;
    held = "";
    for (;;) {
      const found = nextName(text, from, known, isWhole, before);
      if (found === undefined) break;
      if (found.end === undefined) {
        held = text.slice(found.start);
        break;
      }
      pieces.push(text.slice(from, found.start), valueFor(found.name));
      from = found.end;
    }
    const end = text.length - held.length;
    if (end > 0) before = text.charCodeAt(end - 1);
    pieces.push(text.slice(from, end));
    return pieces.join("");
  }

  return {
    push: (piece) => take(piece, false),
    end: () => take("", true),
    get isHolding() {
      return held !== "";
    },
  };
}
