import { describe, expect, test } from "vitest";
import { GuardBlockedError, GuardError, isGuardError } from "../../src/core/errors.ts";
import { findWord } from "../support/stub-guards.ts";

describe("isGuardError", () => {
  test.each<[string, unknown, boolean]>([
    ["an error of this library", new GuardError("GUARD_ABORTED", "aborted"), true],
    ["a block", new GuardBlockedError("input", []), true],
    ["an error of another copy of it", { code: "GUARD_BLOCKED" }, true],
    ["any other error", new Error("broken"), false],
    ["an error with another code", Object.assign(new Error("broken"), { code: "ENOENT" }), false],
    ["null", null, false],
    ["a string", "GUARD_BLOCKED", false],
    [
      "an object that throws",
      {
        get code(): string {
          throw new Error("broken");
        },
      },
      false,
    ],
  ])("tells %s", (_, error, expected) => {
    expect(isGuardError(error)).toBe(expected);
  });
});

describe("GuardBlockedError", () => {
  const [finding] = findWord("an ATTACK", "ATTACK");
  if (finding === undefined) throw new Error("no finding");

  test("names the stage and each rule once", () => {
    const error = new GuardBlockedError("tool", [finding, finding], { origin: "search" });
    expect(error).toMatchObject({
      name: "GuardBlockedError",
      code: "GUARD_BLOCKED",
      message: "Blocked at tool: prompt-injection/word",
      stage: "tool",
      origin: "search",
      reason: "findings",
    });
  });

  test("names the reason when it was not the findings, and no rule that is allowed", () => {
    expect(new GuardBlockedError("input", [finding], { reason: "failed" }).message).toBe(
      "Blocked at input: failed",
    );
    const allowed = { ...finding, allowed: true } as const;
    expect(new GuardBlockedError("input", [allowed]).message).toBe("Blocked at input: findings");
  });
});
