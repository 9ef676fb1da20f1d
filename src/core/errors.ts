import type { Finding, Stage } from "./types.ts";

/** Stable codes of the errors this library throws. */
export type GuardErrorCode =
  | "GUARD_BLOCKED"
  | "GUARD_INVALID_OPTIONS"
  | "GUARD_INVALID_INPUT"
  | "GUARD_RULE_INVALID"
  | "GUARD_ABORTED";

/** Base of every error thrown here. The message never holds a user's text. */
export class GuardError extends Error {
  override readonly name: string = "GuardError";
  readonly code: GuardErrorCode;

  constructor(code: GuardErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Thrown by a wrapped pipeline when a verdict is `block`. */
export class GuardBlockedError extends GuardError {
  override readonly name = "GuardBlockedError";
  readonly stage: Stage;
  readonly findings: readonly Finding[];

  constructor(
    stage: Stage,
    findings: readonly Finding[],
    reason: string = findings.map((finding) => finding.ruleId).join(", "),
  ) {
    super("GUARD_BLOCKED", `Blocked at ${stage}: ${reason}`);
    this.stage = stage;
    this.findings = findings;
  }
}

/** An option, rule or input that cannot be used; the message names the field. */
export function invalid(
  code: "GUARD_INVALID_OPTIONS" | "GUARD_INVALID_INPUT" | "GUARD_RULE_INVALID",
  field: string,
  expected: string,
): GuardError {
  return new GuardError(code, `${field}: expected ${expected}`);
}

/** Works across realms and across two loaded copies of the package, unlike `instanceof`. */
export function isGuardError(error: unknown): error is GuardError {
  const code = (error as { readonly code?: unknown } | null | undefined)?.code;
  return typeof code === "string" && code.startsWith("GUARD_");
}
