import type { BlockReason, Finding, Stage } from "./types.ts";

/** Stable codes of the errors this library throws. */
export type GuardErrorCode =
  | "GUARD_BLOCKED"
  | "GUARD_INVALID_OPTIONS"
  | "GUARD_INVALID_INPUT"
  | "GUARD_INVALID_OUTPUT"
  | "GUARD_RULE_INVALID"
  | "GUARD_VAULT_FULL"
  | "GUARD_MODEL_INVALID"
  | "GUARD_MODEL_FAILED"
  | "GUARD_STORE_FULL"
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
  readonly reason: BlockReason;
  /** Document id, tool name or whatever else is known about where the text is from. */
  readonly origin?: string;

  constructor(stage: Stage, findings: readonly Finding[], details: BlockDetails = {}) {
    const { reason = "findings", origin } = details;
    super("GUARD_BLOCKED", `Blocked at ${stage}: ${describe(findings, reason)}`);
    this.stage = stage;
    this.findings = findings;
    this.reason = reason;
    if (origin !== undefined) this.origin = origin;
  }
}

/** What is known about a block besides its findings. */
export interface BlockDetails {
  /** @default "findings" */
  readonly reason?: BlockReason;
  readonly origin?: string;
}

function describe(findings: readonly Finding[], reason: BlockReason): string {
  const acting = findings.filter(({ allowed }) => !allowed).map(({ ruleId }) => ruleId);
  return reason === "findings" && acting.length > 0 ? [...new Set(acting)].join(", ") : reason;
}

/** The caller's signal was aborted; `cause` is its reason. */
export function aborted(signal: AbortSignal): GuardError {
  return new GuardError("GUARD_ABORTED", "signal: aborted by the caller", { cause: signal.reason });
}

/** An option, rule or input that cannot be used; the message names the field. */
export function invalid(
  code: Extract<GuardErrorCode, `GUARD_INVALID_${string}` | "GUARD_RULE_INVALID">,
  field: string,
  expected: string,
): GuardError {
  return new GuardError(code, `${field}: expected ${expected}`);
}

/** Works across realms and across two loaded copies of the package, unlike `instanceof`. */
export function isGuardError(error: unknown): error is GuardError {
  if (typeof error !== "object" || error === null) return false;
  try {
    const { code } = error as { readonly code?: unknown };
    return typeof code === "string" && code.startsWith("GUARD_");
  } catch {
    return false;
  }
}
