import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { texts } from "./runtimes/fixture.ts";
import { createProject, type Project } from "./runtimes/project.ts";
import type { Answer } from "./runtimes/report.ts";
import { reference, runtimes, workerConditions } from "./runtimes/runtimes.ts";

// Run `npm run build` first, as `npm test` does.
let project: Project;
let expected: Record<string, unknown>;

beforeAll(async () => {
  project = await createProject();
  expected = reportOf(await reference.run(project));
}, 120_000);

afterAll(() => project?.remove());

const reportOf = (answer: string): Record<string, unknown> =>
  JSON.parse((JSON.parse(answer) as Answer).report);

interface Said {
  readonly action: string;
  readonly findings: readonly { readonly ruleId: string; readonly guard: string }[];
}

test("the report says of every text what the text calls for", () => {
  const verdicts = expected.verdicts as readonly (readonly Said[])[];
  expect(verdicts).toHaveLength(texts.length);
  const wrong = texts.filter(({ finds }, at) => {
    const [usual, ...byStage] = verdicts[at] as readonly Said[];
    const acts = byStage.some(({ action }) => action !== "allow");
    return finds ? !acts : usual?.action !== "allow" || byStage.at(-1)?.findings.length !== 0;
  });
  expect(wrong).toEqual([]);
  const rules = verdicts.flat().flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId));
  expect(new Set(rules).size).toBeGreaterThan(60);
  expect(rules).toContain("prompt-injection/classifier");
});

describe("the report is the same", () => {
  for (const { name, missing, bare, run } of runtimes) {
    test.skipIf(missing !== undefined)(
      `in ${name}${missing === undefined ? "" : `, which ${missing}`}`,
      async () => {
        const answer = await run(project);
        const { nodeNames, makesCode } = JSON.parse(answer) as Answer;
        if (bare)
          expect({ nodeNames, makesCode }).toEqual({
            nodeNames: Array(3).fill("undefined"),
            makesCode: false,
          });
        const report = reportOf(answer);
        expect(Object.keys(report)).toEqual(Object.keys(expected));
        for (const [part, said] of Object.entries(expected)) expect(report[part], part).toEqual(said);
      },
      120_000,
    );
  }
});

describe("a bundle for workers", () => {
  test("imports nothing from outside and makes no code", async () => {
    const program = project.write(
      "worker.js",
      "export default { fetch: async () => new Response(await answer()) };",
    );
    const { files, metafile } = await project.bundle(program, { conditions: workerConditions });
    const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports);
    expect(outside).toEqual([]);
    expect(files).toHaveLength(1);
    // The one line of the report itself that tries to is left out.
    const code = files[0]?.text.replace('new Function("return 1")()', "") ?? "";
    expect(code).not.toMatch(/\beval\(|\bFunction\(|["'`]node:|\brequire\(/u);
  });

  test("loads the weights of the classifier and the phone numbers in files of their own", async () => {
    const program = project.write(
      "worker.js",
      "export default { fetch: async () => new Response(await answer()) };",
    );
    const { metafile } = await project.bundle(program, { conditions: workerConditions, splitting: true });
    const outputs = Object.values(metafile.outputs);
    for (const part of ["weights.generated", "libphonenumber-js"]) {
      const holders = outputs.filter(({ inputs }) => Object.keys(inputs).some((name) => name.includes(part)));
      expect(holders).toHaveLength(1);
      expect(Object.keys(holders[0]?.inputs ?? {}).filter((name) => !name.includes(part))).toEqual([]);
    }
    expect(Math.max(...outputs.map(({ bytes }) => bytes))).toBeGreaterThan(1_500_000);
  });
});
