import type { Runner } from "../../core/runner.ts";
import type { Segments } from "../../core/segments.ts";
import type { Place } from "../../core/strings.ts";
import type { Stage } from "../../core/types.ts";
import { isStage, wrongInput } from "../../core/validate.ts";
import { checkTexts } from "./json.ts";
import type { HttpSettings } from "./options.ts";

/** Something that was checked, and what was made of it. */
export interface Checked<Value> {
  readonly given: unknown;
  /** Absent when nothing had to change. */
  readonly changed?: Value;
}

/** What a body may be written as. */
export type Body = string | URLSearchParams | FormData;

/** Whether functions say where the texts are. */
export function isPair(input: HttpSettings["input"]): input is Segments<unknown> {
  return input !== undefined && !Array.isArray(input);
}

/** Checks what such functions read. */
export async function checkSegments(
  segments: Segments<unknown>,
  runner: Runner,
  value: unknown,
): Promise<unknown> {
  const read = segments.read(value);
  const field = "options.input.read()";
  if (!Array.isArray(read) || !read.every((one) => isStage(one?.stage) && typeof one.text === "string"))
    throw wrongInput(field, "an array of segments");
  const places = read.map(({ text }, index) => ({ path: [index], text }));
  const texts = await checkTexts(
    runner,
    "input",
    places,
    (_, index) => (read[index] as { stage: Stage }).stage,
  );
  return places.every(({ text }, index) => texts[index] === text) ? value : segments.write(value, texts);
}

/** Checks names and values of a form; `undefined` when nothing had to change. */
export async function checkPairs(
  runner: Runner,
  pairs: readonly (readonly [string, string])[],
  isRead: (name: string) => boolean,
): Promise<[string, string][] | undefined> {
  const places = pairs.flatMap(([name, text], index): Place[] =>
    isRead(name)
      ? [
          { path: [index], text: name, key: true },
          { path: [index], text },
        ]
      : [],
  );
  const texts = await checkTexts(runner, "input", places, () => "input");
  if (places.every(({ text }, index) => texts[index] === text)) return undefined;
  const written = pairs.map(([name, value]): [string, string] => [name, value]);
  for (const [at, { path, key }] of places.entries())
    if (key !== true) (written[path[0] as number] as [string, string])[1] = texts[at] as string;
  return written;
}
