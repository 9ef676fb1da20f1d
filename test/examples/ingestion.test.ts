import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.restoreAllMocks());

test("ingestion holds the risky files back, and refuses what was changed in the store", async () => {
  const lines: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line) => lines.push(line));
  await import("../../examples/ingestion.ts");
  const output = lines.join("\n");
  expect(output).toMatch(/^as in the manifest of 5 files: false, \d+ were added$/m);
  const waiting = lines.filter((line) => line.startsWith("waits: "));
  expect(waiting.length).toBeGreaterThan(5);
  for (const name of ["release-notes.md", "huoyun.txt", "puzzle-page.md"])
    expect(waiting.join()).toContain(`notes/${name} `);
  expect(lines.filter((line) => line.startsWith("withheld: ")).sort()).toEqual([
    "withheld: handbook/bonus.md (document-seal/missing)",
    "withheld: handbook/expenses.md (document-seal/changed)",
  ]);
  expect(lines.at(-1)).toMatch(/^the model sees: .*handbook\/working-here\.md/);
  expect(lines.at(-1)).not.toMatch(/expenses|bonus/);
}, 60_000);
