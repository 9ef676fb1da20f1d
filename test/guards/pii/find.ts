import { type PiiOptions, pii } from "../../../src/guards/pii/index.ts";
import { createChecker } from "../../../src/index.ts";

const usual = createChecker([pii()]);

/** Findings as `kind: value`, in the order of the text. */
export async function find(text: string, options?: PiiOptions): Promise<readonly string[]> {
  const checker = options === undefined ? usual : createChecker([pii(options)]);
  const { findings, failures } = await checker.check(text, { stage: "input" });
  if (failures.length > 0) throw new Error(`the guard ${failures[0]?.reason}`);
  return findings.map(
    ({ ruleId, span }) => `${ruleId.replace("pii/", "")}: ${text.slice(span.start, span.end)}`,
  );
}
