import { isObject } from "../../core/validate.ts";
import { cleanValue } from "../kit.ts";
import type { Judge } from "./judge.ts";
import { type Kit, wordsFor } from "./kit.ts";
import { cleanResult } from "./parts.ts";

type Call = (input: unknown, ...rest: unknown[]) => unknown;

/** A tool like the one given that gives checked results and, unless they were checked before, gets checked arguments. */
export function guardedTool(
  kit: Kit,
  judge: Judge,
  tool: object,
  { areArgumentsChecked = false }: { readonly areArgumentsChecked?: boolean } = {},
): object {
  const given = tool as Record<string, unknown>;
  const hasArtifact = given.responseFormat === "content_and_artifact";
  const clean = (result: unknown) => cleanResult(kit, judge, String(given.name), result);

  async function* eachClean(results: AsyncIterator<unknown>): AsyncGenerator<unknown, unknown, void> {
    let next = await results.next();
    for (; !next.done; next = await results.next()) yield await clean(next.value);
    return next.value === undefined ? undefined : await finished(next.value);
  }

  const finished = async (result: unknown): Promise<unknown> => {
    if (!hasArtifact || !Array.isArray(result) || result.length !== 2) return clean(result);
    const [content, artifact] = result;
    const checked = await clean(content);
    // What a tool keeps beside its result may repeat what was taken out of it.
    return [checked, checked === content ? artifact : undefined];
  };

  const guardCall =
    (call: Call): Call =>
    async (input, ...rest) => {
      let checked = input;
      try {
        if (!areArgumentsChecked) checked = await cleanValue(kit, input);
      } catch (error) {
        const words = await wordsFor(kit, error);
        return hasArtifact ? [words, undefined] : words;
      }
      const result = await Reflect.apply(call, tool, [checked, ...rest]);
      return isGenerator(result) ? eachClean(result) : finished(result);
    };

  // `_call` is called between validation and the callbacks; a runnable that was made a tool has none.
  const name = typeof given._call === "function" ? "_call" : "invoke";
  const guarded: object = Object.create(tool);
  Object.defineProperty(guarded, name, { value: guardCall(given[name] as Call), writable: true });
  return guarded;
}

function isGenerator(value: unknown): value is AsyncGenerator<unknown, unknown, void> {
  return isObject(value) && Symbol.asyncIterator in value && "next" in value;
}
