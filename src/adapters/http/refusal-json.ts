import type { GuardBlockedError } from "../../core/errors.ts";

/** A refusal in JSON, in a form in which `isBlocked` knows it. */
export function refusalJson(words: string, { code }: GuardBlockedError): object {
  return { error: { code, message: words } };
}
