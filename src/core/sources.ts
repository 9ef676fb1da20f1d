import type { Runner } from "./runner.ts";
import { listStrings } from "./strings.ts";

/** A runner whose guards are told which texts went into the call: all those in its requests, as given and as passed on. */
export function withSources(runner: Runner, requests: readonly unknown[]): Runner {
  let read: readonly string[] | undefined;
  const sources = (): readonly string[] => {
    read ??= [...new Set(listStrings(requests, () => undefined).places.map(({ text }) => text))];
    return read;
  };
  return { ...runner, run: (text, context, part) => runner.run(text, { ...context, sources }, part) };
}
