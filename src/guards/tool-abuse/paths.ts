import { plainKey } from "../../core/strings.ts";
import { isObject, own } from "../../core/validate.ts";

/** A value in the arguments of a call. */
export interface ArgumentPlace {
  /** As it may stand in findings. */
  readonly path: string;
  /** `undefined` when nothing stands there. */
  readonly value: unknown;
}

const mostPlaces = 10_000;

/** What stands at a path such as `to` or `items.*.url`; `*` is every entry. One place, without a value, when there is none. */
export function placesAt(root: object, path: string): readonly ArgumentPlace[] {
  let places: ArgumentPlace[] = [{ path: "arguments", value: root }];
  for (const key of path.split(".")) {
    places = places.flatMap(({ path: at, value }) => {
      if (key !== "*") return [{ path: `${at}.${plainKey(key)}`, value: fieldOf(value, key) }];
      // A value in the place of a list is judged itself, so that it cannot slip through.
      if (!hasFields(value)) return [{ path: at, value }];
      return Object.entries(value).map(([name, item]) => ({ path: `${at}.${plainKey(name)}`, value: item }));
    });
    if (places.length > mostPlaces) return [{ path: "arguments", value: undefined }];
  }
  return places;
}

/** The field; of what has no fields the value itself, so that a text in the place of an object cannot slip through. */
function fieldOf(value: unknown, key: string): unknown {
  return hasFields(value) ? own(value, key) : value;
}

/** False for texts and numbers, and for sets, maps and the like, which schemas may give and whose items are no fields. */
function hasFields(value: unknown): value is object {
  return (
    isObject(value) && (Array.isArray(value) || Object.prototype.toString.call(value) === "[object Object]")
  );
}
