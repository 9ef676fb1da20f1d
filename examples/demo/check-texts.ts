import { createChecker, type Stage } from "sallyport";
import type { Arguments } from "./arguments.ts";
import { describeFindings } from "./findings.ts";
import type { OwnText } from "./inputs.ts";
import { columns, duration, paint } from "./terminal.ts";

/** Checks the user's own texts, prints the verdicts and gives the exit code: 1 when one of them is blocked. */
export async function checkTexts(texts: readonly OwnText[], { json, stage }: Arguments): Promise<number> {
  const checker = createChecker();
  const results = [];
  for (const { name, text, isFile } of texts) {
    const at: Stage = stage ?? (isFile ? "retrieval" : "input");
    const context = { stage: at, origin: name };
    const start = performance.now();
    const verdict = await checker.check(text, context);
    const checked = performance.now();
    // Once more: the first text of a stage also waits for the rules to be compiled.
    await checker.check(text, context);
    const again = performance.now() - checked;
    results.push({ name, text, stage: at, firstMs: checked - start, durationMs: again, verdict });
  }
  if (json) {
    const shown = results.map(({ name, stage: at, firstMs, durationMs, verdict }) => ({
      name,
      stage: at,
      firstMs,
      durationMs,
      ...verdict,
    }));
    console.log(JSON.stringify(shown.length === 1 ? shown[0] : shown, null, 2));
  } else {
    for (const { name, text, stage: at, firstMs, durationMs, verdict } of results) {
      const word = paint(verdict.action.toUpperCase(), verdict.action === "block" ? "red" : "green", "bold");
      const facts = `stage ${at}, score ${verdict.score.toFixed(2)}, ${text.length} characters in ${duration(durationMs)}, at first ${duration(firstMs)}`;
      console.log(`${word} ${name} ${paint(`(${facts})`, "dim")}`);
      if (verdict.truncated) console.log("  a part was not looked at: it would have taken too much work");
      for (const line of describeFindings(text, verdict.findings, 10)) console.log(line);
      if (results.length > 1) console.log(paint("─".repeat(columns), "dim"));
    }
  }
  return results.some(({ verdict }) => verdict.action === "block") ? 1 : 0;
}
