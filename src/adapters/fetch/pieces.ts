import type { Path } from "../../core/strings.ts";
import { isObject, own } from "../../core/validate.ts";
import type { Piece } from "../checked-events.ts";

/** Deltas are not deeper; a deeper one is refused as unreadable. */
const deepest = 12;

/** The index that an item gives itself. */
export function indexOf(value: unknown, fallback: number): string {
  return String((isObject(value) ? own(value, "index") : undefined) ?? fallback);
}

/** The growing texts in a part of a delta; items of lists are told apart by their `index`, where they have one. */
export function piecesWithin(
  part: object,
  path: Path,
  channel: string,
  whole: ReadonlySet<string>,
): readonly Piece[] {
  if (path.length > deepest) return [];
  return Object.entries(part).flatMap(([key, value]): readonly Piece[] => {
    const isItem = Array.isArray(part);
    const name = `${channel} ${isItem ? indexOf(value, Number(key)) : key}`;
    const at = [...path, isItem ? Number(key) : key];
    if (whole.has(key)) return [];
    if (typeof value === "string") return [{ channel: name, path: at }];
    return isObject(value) ? piecesWithin(value, at, name, whole) : [];
  });
}
