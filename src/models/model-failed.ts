import { GuardError } from "../core/errors.ts";

/** A model or endpoint that did not answer, or not as it should. The reason is ours: theirs may quote the text. */
export function modelFailed(id: string, reason: string): GuardError {
  return new GuardError("GUARD_MODEL_FAILED", `${id}: ${reason}`);
}
