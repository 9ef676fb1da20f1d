import type * as Sallyport from "../../src/index.ts";
import type { PackageText } from "./texts.ts";

/** All that a build says about texts, as JSON. Uses nothing from outside itself, so that its source runs anywhere. */
export async function report(
  { createChecker, guard, isGuardError }: typeof Sallyport,
  texts: readonly PackageText[],
): Promise<string> {
  const checker = createChecker();
  const verdicts: Sallyport.Verdict[] = [];
  for (const { text, stage } of texts) verdicts.push(await checker.check(text, { stage }));
  const chunks = texts.map(({ text }, at) => ({ id: `chunk ${at}`, text, metadata: { title: text } }));
  const documents = await checker.checkDocuments(chunks);
  const ask = guard(async (prompt: string) => `You said: ${prompt}`);
  const answers: unknown[] = [];
  for (const { text } of texts) {
    answers.push(
      await ask(text).catch((error) => isGuardError(error) && [error.name, error.code, error.message]),
    );
  }
  return JSON.stringify({ verdicts, documents, answers });
}
