import type { Authorize, AuthorizeRequest } from "../../guards/document-acl/index.ts";

/** The part of an `Enforcer` of `casbin` that is used here. */
export interface CasbinEnforcer {
  batchEnforce(requests: unknown[]): Promise<boolean[]>;
}

/**
 * Asks casbin for `documentAcl({ authorize })`.
 *
 * @param toRequest The values of the model's `r` for one document. Default: `[principal.user, id, action]`.
 * @example
 * ```ts
 * const authorize = fromCasbin(await newEnforcer("model.conf", "policy.csv"));
 * ```
 */
export function fromCasbin(
  enforcer: CasbinEnforcer,
  toRequest: (request: AuthorizeRequest, id: string) => unknown[] = ({ principal, action }, id) => [
    principal.user,
    id,
    action,
  ],
): Authorize {
  return async (request) => {
    const answers = await enforcer.batchEnforce(request.ids.map((id) => toRequest(request, id)));
    // Answers are told apart by their place alone.
    if (answers.length !== request.ids.length)
      throw new Error("casbin: expected one answer for each document");
    return new Map(request.ids.map((id, index) => [id, answers[index] === true]));
  };
}
