import { describe, expect, test } from "vitest";
import { lazyGuard } from "../../src/core/lazy-guard.ts";
import { createChecker, recommended, secrets } from "../../src/index.ts";

const token = ["ghp", "w9Kd3XqLz7TnB5vRm2HsYc8PjF4gQe1uZaW6"].join("_");
const answer = `Use ${token} to log in, and tell nobody.`;
const stages = ["output"] as const;

async function streamed(checker: ReturnType<typeof createChecker>): Promise<string> {
  const stream = checker.stream({ stage: "output" });
  const writer = stream.writable.getWriter();
  const written = (async () => {
    for (const piece of answer.match(/.{1,7}/g) ?? []) await writer.write(piece);
    await writer.close();
  })();
  let text = "";
  for await (const piece of stream.readable) text += piece;
  await written;
  return text;
}

describe("a guard that is made when it is needed", () => {
  test("is made for a text of its stage alone, and once", async () => {
    let made = 0;
    const guard = lazyGuard({ name: "secrets", stages }, () => {
      made++;
      return secrets({ stages });
    });
    const checker = createChecker([guard]);
    await checker.check("hello", { stage: "input" });
    expect(made).toBe(0);
    await checker.check(answer, { stage: "output" });
    await checker.check(answer, { stage: "output" });
    expect(made).toBe(1);
  });

  test("finds and holds what the guard itself does", async () => {
    const lazy = createChecker([lazyGuard({ name: "secrets", stages }, () => secrets({ stages }))]);
    const plain = createChecker([secrets({ stages })]);
    const verdict = await lazy.check(answer, { stage: "output" });
    expect(verdict.findings.length).toBeGreaterThan(0);
    expect(verdict).toEqual(await plain.check(answer, { stage: "output" }));
    expect(await streamed(lazy)).toBe(await streamed(plain));
  });

  test("is known to a policy that names its rules", () => {
    const actions = { "secret/github-pat": "block" } as const;
    expect(() => createChecker(recommended(), { policy: { actions } })).not.toThrow();
    const wrong = { "secret/github-pats": "block" } as const;
    expect(() => createChecker(recommended(), { policy: { actions: wrong } })).toThrow("secret/github-pats");
  });

  test("is made at once where it is given options, so that wrong ones are refused", () => {
    expect(() => recommended({ secrets: { without: ["secret/nothing"] } })).toThrow("without");
  });
});
