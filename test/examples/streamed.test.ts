import { createChecker, type Finding, type Guard } from "sallyport";
import { expect, test } from "vitest";
import { pieces, question } from "../../examples/demo/stand-in/streamed-answer.ts";
import { type StreamStep, streamGuards, watchStream } from "../../examples/demo/stream-run.ts";

const answer = pieces.join("");
const key = /glpat-\w{20}/.exec(answer)?.[0] ?? "";
const address = /[\w.]+@[\w.]+(?=\.)/.exec(answer)?.[0] ?? "";

async function stepsWith(guards: readonly Guard[]): Promise<readonly StreamStep[]> {
  const steps: StreamStep[] = [];
  await watchStream(question, pieces, guards, (step) => {
    steps.push(step);
  });
  return steps;
}

/** Finds the key of the answer by its beginning, and holds what could still become one. */
const keys: Guard = {
  name: "keys",
  stages: ["output"],
  inspect: ({ text, stage }) =>
    [...text.matchAll(/glpat-\w{20}/g)].map(
      ({ index, 0: found }): Finding => ({
        ruleId: "secret/key",
        title: "A key",
        guard: "keys",
        stage,
        score: 1,
        span: { start: index, end: index + found.length },
        view: "raw",
        refs: [],
      }),
    ),
  hold: (text) => {
    const open = /(?:g|gl|glp|glpa|glpat|glpat-\w{0,19})$/.exec(text);
    return open?.index ?? text.length;
  },
};

test("the answer holds a key and an address that its pieces cut", () => {
  expect(key).toHaveLength(26);
  expect(address).toContain("@lanternworks.example");
  expect(pieces.some((piece) => piece.includes(key) || piece.includes(address))).toBe(false);
});

test("nothing of the key or the address goes on, and the whole is what a check gives", async () => {
  const steps = await stepsWith(streamGuards());
  for (const { released } of steps) expect(released).not.toMatch(/glpat|marta|quint|@lantern/);
  const last = steps.at(-1);
  const verdict = await createChecker(streamGuards()).check(answer, { stage: "output" });
  expect(last).toMatchObject({ given: answer, released: "text" in verdict && verdict.text, held: "" });
  expect(last?.released).toMatch(/\[REDACTED:secret\] and reports failures to \[REDACTED:email\]\./);
});

test("each step tells what is held", async () => {
  const steps = await stepsWith([keys]);
  const cut = steps.find(({ piece }) => piece.includes("glpat-"));
  expect(cut?.held).toBe("glpat-Zx");
  for (const { given, released, held } of steps) {
    expect(given.endsWith(held)).toBe(true);
    expect(given.slice(0, given.length - held.length).replace(key, "[REDACTED:secret]")).toBe(released);
    expect(held === "" || key.startsWith(held)).toBe(true);
  }
});

// A guard without `hold` lets a stream go at its end alone.
const isLive = streamGuards().every(({ stages, hold }) => !stages.includes("output") || hold !== undefined);
test.runIf(isLive)("prose goes on while the answer is still coming", async () => {
  const steps = await stepsWith(streamGuards());
  const middle = steps[Math.floor(steps.length / 2)];
  expect(middle?.released).toMatch(/^The import runs at 02:30 and takes about ten minutes\./);
});
