/** More values, or deeper ones, are left to whoever lists them all. */
const mostValues = 500;
const deepest = 12;

/** Keys that are no longer say nothing. */
const longestSilentKey = 20;

/**
 * How many strings of a plain value, long keys included, are not known; infinite where only a list of all places can tell. It
 * costs far less than that list.
 */
export function countUnknown(root: unknown, known: ReadonlySet<string>): number {
  let values = 0;
  const count = (value: unknown, depth: number): number => {
    if (typeof value === "string") return known.has(value) ? 0 : 1;
    if (typeof value !== "object" || value === null) return 0;
    const isList = Array.isArray(value);
    if (depth > deepest || (!isList && Object.getPrototypeOf(value) !== Object.prototype))
      return Number.POSITIVE_INFINITY;
    let unknown = 0;
    // Those that do not show among the keys, too.
    for (const key of isList ? value.keys() : Reflect.ownKeys(value)) {
      if (++values > mostValues) return Number.POSITIVE_INFINITY;
      if (typeof key === "string" && key.length > longestSilentKey && !known.has(key)) unknown++;
      unknown += count((value as Record<PropertyKey, unknown>)[key], depth + 1);
    }
    return unknown;
  };
  return count(root, 0);
}
