// This program uses the built package and the globals that runtimes of the web share, and nothing else.
import { canonical } from "./canonical.ts";
import { overFetch, pipelines, refusedOptions } from "./report-calls.ts";
import { access, protectedTexts, seals } from "./report-documents.ts";
import { streams, treatments, verdicts, views } from "./report-texts.ts";

/** Everything this build says about the fixture, as canonical JSON. */
export async function report(): Promise<string> {
  return canonical({
    verdicts: await verdicts(),
    views: await views(),
    treatments: await treatments(),
    streams: await streams(),
    pipelines: await pipelines(),
    access: await access(),
    seals: await seals(),
    protectedTexts: await protectedTexts(),
    overFetch: await overFetch(),
    refusedOptions: await refusedOptions(),
  });
}

/** What a runtime answers. */
export interface Answer {
  /** Types of names of Node. */
  readonly nodeNames: readonly string[];
  /** Whether the runtime makes code from strings. */
  readonly makesCode: boolean;
  readonly report: string;
}

/** The report, and what the runtime has that the package must not need. */
export async function answer(): Promise<string> {
  const nodeNames = ["process", "Buffer", "require"].map((name) => typeof Reflect.get(globalThis, name));
  let makesCode = true;
  try {
    new Function("return 1")();
  } catch {
    makesCode = false;
  }
  const given: Answer = { nodeNames, makesCode, report: await report() };
  return canonical(given);
}
