import type { Span } from "../core/types.ts";
import { isObject, wrongInput } from "../core/validate.ts";
import { createCutter, windowText } from "./cut.ts";
import type { WindowShape } from "./windows.ts";

/** A text that is known to be an attack, or to be none. */
export interface HeadExample {
  readonly text: string;
  readonly attack: boolean;
  /** Where in the text the attack is, when the rest of it is harmless. @default anywhere */
  readonly span?: Span;
  /**
   * Texts of one group are judged by a head that saw none of them: one source, author or template.
   *
   * @default the text, so that copies stay together
   */
  readonly group?: string;
}

/** Windows of one example that are learnt from; of more, as many are picked at even distances. */
const mostWindows = 32;

/** One example as windows: numbers of their vectors. */
export interface HeadSample {
  readonly attack: boolean;
  readonly fold: number;
  /** Windows that may be what makes it an attack; all of a harmless text. */
  readonly windows: readonly number[];
  /** Windows of an attack outside its span. */
  readonly harmless: readonly number[];
}

/** Throws `GUARD_INVALID_INPUT` naming the example that is malformed. */
export function checkExamples(examples: unknown): void {
  if (!Array.isArray(examples)) throw wrongInput("examples", "an array");
  for (const [index, example] of examples.entries()) {
    const field = `examples[${index}]`;
    if (!isObject(example)) throw wrongInput(field, "an object");
    const { text, attack, span, group } = example as Partial<HeadExample>;
    if (typeof text !== "string" || text.trim() === "")
      throw wrongInput(`${field}.text`, "a text that is not blank");
    if (typeof attack !== "boolean") throw wrongInput(`${field}.attack`, "true or false");
    if (group !== undefined && typeof group !== "string") throw wrongInput(`${field}.group`, "a string");
    if (
      span !== undefined &&
      !(isObject(span) && span.start >= 0 && span.start < span.end && span.end <= text.length)
    )
      throw wrongInput(`${field}.span`, "offsets within the text");
  }
}

/** Cuts examples into windows and deals their groups to folds; gives the different windows as texts. */
export function cutExamples(
  examples: readonly HeadExample[],
  shape: Required<WindowShape>,
  folds: number,
): { readonly samples: readonly HeadSample[]; readonly texts: readonly string[] } {
  const cut = createCutter(shape);
  const foldOf = dealGroups(examples, folds);
  const texts = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  const samples = examples.map(({ text, attack, span, group = text }): HeadSample => {
    const within: (readonly [number, number])[] = [];
    const outside: (readonly [number, number])[] = [];
    cut(text, (start, end) => {
      const shared = span === undefined ? 1 : Math.min(end, span.end) - Math.max(start, span.start);
      const isWithin =
        !attack || span === undefined || shared * 2 >= Math.min(end - start, span.end - span.start);
      if (isWithin) within.push([start, end]);
      else if (shared <= 0) outside.push([start, end]);
      return true;
    });
    const numbers = (places: readonly (readonly [number, number])[]) =>
      evenly(places, mostWindows).map(([start, end]) => numberOf(windowText(text, start, end)));
    const windows =
      within.length > 0
        ? numbers(within)
        : [numberOf(windowText(text, span?.start ?? 0, span?.end ?? text.length))];
    return { attack, fold: foldOf.get(group) as number, windows, harmless: numbers(outside) };
  });
  return { samples, texts: [...texts.keys()] };
}

/**
 * Groups by fold, those with attacks and those without dealt in turn, in an order that does not depend on the input's.
 */
function dealGroups(examples: readonly HeadExample[], folds: number): ReadonlyMap<string, number> {
  const kinds = new Map<string, boolean>();
  for (const { text, attack, group = text } of examples)
    kinds.set(group, kinds.get(group) === true || attack);
  const dealt = new Map<string, number>();
  for (const kind of [true, false]) {
    const groups = [...kinds.keys()].filter((group) => kinds.get(group) === kind);
    const sorted = groups.map((group) => ({ group, hash: hashOf(group) })).sort((a, b) => a.hash - b.hash);
    for (const [index, { group }] of sorted.entries()) dealt.set(group, index % folds);
  }
  const held = new Set(examples.map(({ text, attack, group = text }) => `${dealt.get(group)} ${attack}`));
  if (held.size < 2 * folds)
    throw wrongInput("examples", `at least ${folds} groups with attacks and ${folds} with harmless texts`);
  return dealt;
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function evenly<Item>(list: readonly Item[], most: number): readonly Item[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)] as Item);
}
