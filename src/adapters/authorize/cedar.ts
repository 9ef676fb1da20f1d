import type { Authorize, AuthorizeRequest } from "../../guards/document-acl/index.ts";

/** The part of an answer of `@cedar-policy/cedar-wasm` that is used here. */
export type CedarAnswer =
  | { readonly type: "failure" }
  | {
      readonly type: "success";
      readonly response: {
        readonly decision: string;
        readonly diagnostics: { readonly errors: readonly unknown[] };
      };
    };

/**
 * Asks Cedar for `documentAcl({ authorize })`. A policy that fails to evaluate means no, even if others permit: Cedar would
 * pass over it, and it may be one that forbids.
 *
 * @param isAuthorized The function of `@cedar-policy/cedar-wasm/nodejs`, or `statefulIsAuthorized`.
 * @param toCall The call for one document: principal, action, resource, context, policies and entities.
 * @example
 * ```ts
 * const authorize = fromCedar(isAuthorized, ({ principal, action }, id) => ({
 *   principal: { type: "User", id: principal.user },
 *   action: { type: "Action", id: action },
 *   resource: { type: "Document", id },
 *   context: {},
 *   policies: { staticPolicies },
 *   entities,
 * }));
 * ```
 */
export function fromCedar<Call>(
  isAuthorized: (call: Call) => CedarAnswer,
  toCall: (request: AuthorizeRequest, id: string) => Call,
): Authorize {
  return (request) => new Map(request.ids.map((id) => [id, permits(isAuthorized(toCall(request, id)))]));
}

function permits(answer: CedarAnswer): boolean {
  if (answer.type !== "success") return false;
  const { decision, diagnostics } = answer.response;
  return decision === "allow" && diagnostics.errors.length === 0;
}
