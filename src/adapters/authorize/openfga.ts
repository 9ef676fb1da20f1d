import type { AclPrincipal, Authorize } from "../../guards/document-acl/index.ts";

/** The part of an `OpenFgaClient` of `@openfga/sdk` that is used here. */
export interface OpenFgaClient {
  batchCheck(body: {
    checks: { user: string; relation: string; object: string; correlationId: string }[];
  }): Promise<{
    readonly result: readonly {
      readonly allowed: boolean;
      readonly correlationId: string;
      readonly error?: unknown;
    }[];
  }>;
}

/** How principals, actions and documents are called in the model. */
export interface OpenFgaOptions {
  /** @default `user:<user>` */
  readonly user?: (principal: AclPrincipal) => string;
  /** @default the action as it is */
  readonly relation?: (action: string) => string;
  /** @default `document:<id>` */
  readonly object?: (id: string) => string;
}

/**
 * Asks OpenFGA for `documentAcl({ authorize })`, which asks for 50 documents at a time, as many as a server takes.
 *
 * By default nobody whose name holds white space or one of `:#*` may read anything, and no such document may be read: these
 * mean user sets and wildcards.
 *
 * @example
 * ```ts
 * const authorize = fromOpenFga(new OpenFgaClient({ apiUrl, storeId }), { relation: () => "viewer" });
 * ```
 */
export function fromOpenFga(client: OpenFgaClient, options: OpenFgaOptions = {}): Authorize {
  const {
    user: toUser = ({ user }) => named("user", user),
    relation: toRelation = (action) => action,
    object: toObject = (id) => named("document", id),
  } = options;
  return async ({ principal, action, ids }) => {
    const user = toUser(principal);
    const relation = toRelation(action);
    const objects = ids.map(toObject);
    const checks = objects.flatMap((object, index) =>
      user === "" || object === "" ? [] : [{ user, relation, object, correlationId: String(index) }],
    );
    if (checks.length === 0) return new Map();
    const { result } = await client.batchCheck({ checks });
    const allowed = result.filter((check) => check.allowed === true && check.error === undefined);
    const places = new Set(allowed.map(({ correlationId }) => correlationId));
    return new Map(ids.map((id, index) => [id, places.has(String(index))]));
  };
}

/** A name of a type, or nothing for one that would mean something else. */
function named(type: string, id: string): string {
  return /[\s:#*]/.test(id) ? "" : `${type}:${id}`;
}
