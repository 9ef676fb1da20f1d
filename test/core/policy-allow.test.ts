import { describe, expect, test } from "vitest";
import { sha256Hex } from "../../src/core/hash.ts";
import { type AllowEntry, hostOf, isAllowed } from "../../src/core/policy-allow.ts";
import { resolvePolicy } from "../../src/core/policy-options.ts";
import type { Finding } from "../../src/core/types.ts";

/** Whether an entry allows a finding that covers `value`. */
function allows(entry: AllowEntry, value: string, ruleId: string = "pii/email"): boolean {
  const finding: Finding = {
    ruleId,
    title: "",
    guard: "stub",
    stage: "input",
    score: 0.9,
    span: { start: 3, end: 3 + value.length },
    view: "raw",
    refs: [],
  };
  const { allow } = resolvePolicy({ allow: [entry] }, []);
  return isAllowed(allow, finding, { text: `to ${value}.`, stage: "input" });
}

describe("an allowed hash", () => {
  const sha256 = sha256Hex("Jane@example.com");

  test.each<[string, AllowEntry, boolean]>([
    ["the value", { sha256 }, true],
    ["the value, in capitals", { sha256: sha256.toUpperCase() }, true],
    ["the value of the rule", { sha256, rule: "pii/email" }, true],
    ["the value of another rule", { sha256, rule: "pii/phone" }, false],
    ["another value", { sha256: sha256Hex("jane@example.com") }, false],
  ])("is that of %s", (_, entry, expected) => {
    expect(allows(entry, "Jane@example.com")).toBe(expected);
  });

  test("may be that of a value of 8192 characters, and of none that is longer", () => {
    for (const length of [8192, 8193]) {
      const value = "x".repeat(length);
      expect(allows({ sha256: sha256Hex(value) }, value)).toBe(length === 8192);
    }
  });
});

describe("an allowed domain", () => {
  test.each([
    ["jane@example.com", true],
    ["mailto:jane@example.com", true],
    ["jane@mail.EXAMPLE.com", true],
    ["https://example.com", true],
    ["https://docs.example.com:8443/a?b#c", true],
    ["https://jane:secret@example.com/", true],
    ["example.com/path", true],
    ["example.com.", true],
    ["jane@notexample.com", false],
    ["jane@example.com.evil.org", false],
    ["https://example.com@evil.org/", false],
    ["https://evil.org/@example.com", false],
    ["https://evil.org\\@example.com", false],
    ["https://evil.org?@example.com", false],
    ["https://evil.org#@example.com", false],
    ["evil.org/?x=@example.com", false],
    ["evil.org:x@example.com", false],
    ["jane@evil.org@example.com", false],
    ["jane@evil.org <jane@example.com", false],
    ["https://exam\nple.com", false],
    ["https://evil.org\t@example.com", false],
    ["https://%65xample.com", false],
    ["jane", false],
    ["", false],
  ])("example.com is that of %j: %s", (value, expected) => {
    expect(allows({ domain: "example.com" }, value)).toBe(expected);
    expect(allows({ domain: "Example.COM" }, value)).toBe(expected);
  });

  test("may be international", () => {
    expect(hostOf("jane@bücher.example")).toBe("bücher.example");
    expect(allows({ domain: "bücher.example" }, "jane@post.bücher.example")).toBe(true);
  });
});

describe("an entry of the allow-list", () => {
  test.each<[string, object]>([
    [".sha256", { sha256: "secret" }],
    [".domain", { domain: "*.example.com" }],
    [".domain", { domain: ".example.com" }],
    [".domain", { domain: "jane@example.com" }],
    ["", { stage: "input" }],
    ['["hash"]', { hash: "x" }],
  ])("with a wrong field%s is refused", (field, entry) => {
    expect(() => resolvePolicy({ allow: [entry as AllowEntry] }, [])).toThrow(
      expect.objectContaining({
        code: "GUARD_INVALID_OPTIONS",
        message: expect.stringContaining(`options.policy.allow[0]${field}: expected`),
      }),
    );
  });
});
