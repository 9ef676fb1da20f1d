import { describe, expect, test } from "vitest";
import { createChecker } from "../../src/core/check.ts";
import { pii } from "../../src/guards/pii/index.ts";
import { injectionPatterns } from "../../src/guards/prompt-injection/index.ts";
import { secrets } from "../../src/guards/secrets/index.ts";

const guards = [injectionPatterns(), secrets(), pii()];
const compile = (key: string) => createChecker(guards, { policy: { actions: { [key]: "block" } } });

describe("a policy", () => {
  test.each([
    ...[
      "secret/password",
      "secret/private-key",
      "secret/near-twitter",
      "secret/github-pat",
      "secret",
      "secrets",
    ],
    ...["pii/email", "pii/us-ssn", "pii/credit-card", "pii"],
    ...["jailbreak", "obfuscation"],
  ])("may name %s", (key) => {
    expect(() => compile(key)).not.toThrow();
  });

  test.each(["secret/no-such-kind", "pii/card", "context/discusses-attacks"])("may not name %s", (key) => {
    expect(() => compile(key)).toThrow(expect.objectContaining({ code: "GUARD_INVALID_OPTIONS" }));
  });

  test("acts on kinds that are no rules", async () => {
    const { action } = await compile("secret/password").check("password: Vt7#qLm2xZ9w", { stage: "output" });
    expect(action).toBe("block");
  });
});
