import type { Rule } from "../../core/rule.ts";

/** Judges the inner structure of a token; nothing when it cannot tell. */
export type TokenCheck = (token: string) => "valid" | "invalid" | undefined;

/**
 * A credential whose form alone gives it away.
 *
 * The pattern matches the token and nothing else. The guard sees to its edges: a match that goes on with characters of
 * the token's own alphabet on either side is none.
 */
export interface SecretFormat extends Rule {
  /** Where the form is published or can be seen. */
  readonly source: string;
  /** Name of the check in `checks.ts` that raises or lowers the score; it never decides alone. */
  readonly check?: string;
}
