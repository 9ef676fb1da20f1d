import { latePattern } from "../../core/late-pattern.ts";

/** Longest list of a document's metadata; a longer one is malformed, so that work stays bounded. */
export const mostListed = 10_000;

/** Most groups of a principal, so that with the user they fit into every store's lists. */
export const mostGroups = 9_999;

/** Lists up to this length are searched without a set. */
const shortList = 8;

/** A list of ids that is asked many times what it holds. */
export interface Ids {
  readonly list: readonly string[];
  has(id: string): boolean;
}

export function idsOf(list: readonly string[]): Ids {
  if (list.length <= shortList) return { list, has: (id) => list.includes(id) };
  let set: ReadonlySet<string> | undefined;
  return {
    list,
    has(id) {
      set ??= new Set(list);
      return set.has(id);
    },
  };
}

/** Whether a value may name a user, a group or a tenant everywhere: no store keeps NUL or half a surrogate pair. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && value !== "" && !unkept().test(value);
}

const unkept = latePattern("[\\0\\p{Cs}]", "u");

/** A copy of an array of texts, none empty and none missing; `undefined` for anything else. Every item is read once. */
export function readTexts(value: unknown, most: number): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const { length } = value;
  if (length > most) return undefined;
  const texts: string[] = [];
  for (let index = 0; index < length; index++) {
    if (!Object.hasOwn(value, index)) return undefined;
    const text: unknown = value[index];
    if (typeof text !== "string" || text === "") return undefined;
    texts.push(text);
  }
  return texts;
}
