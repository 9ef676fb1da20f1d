import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.restoreAllMocks());

test("tools runs what the policy allows, asks a person once it has to, and refuses the rest", async () => {
  const lines: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line) => lines.push(String(line)));
  await import("../../examples/tools.ts");
  expect(lines).toEqual([
    "fetch_page: Blocked at output: tool-abuse/argument",
    expect.stringMatching(/^fetch_page: Price list/),
    "read_ledger: Blocked at output: tool-abuse/argument",
    "read_ledger: Balance of the harbour branch: 4,410.",
    "send_email: Blocked at output: tool-abuse/argument, tool-abuse/lethal-trifecta",
    "send_email: Blocked at output: tool-abuse/untrusted-value, tool-abuse/lethal-trifecta",
    "  ann is asked about send_email to cleo@lanternworks.example: tool-abuse/lethal-trifecta",
    "send_email: Blocked at output: tool-abuse/lethal-trifecta",
    "  ann is asked about send_email to ben@lanternworks.example: tool-abuse/lethal-trifecta",
    "send_email: sent to ben@lanternworks.example",
  ]);
});
