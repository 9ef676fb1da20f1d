import type { AclPrincipal, Authorize } from "../../guards/document-acl/index.ts";

/** The part of a client of `@cerbos/http` or `@cerbos/grpc` that is used here. */
export interface CerbosClient {
  checkResources(request: {
    principal: { id: string; roles: string[]; attr?: Record<string, never> };
    resources: { resource: { kind: string; id: string; attr?: Record<string, never> }; actions: string[] }[];
  }): Promise<{
    isAllowed(check: { resource: { kind: string; id: string }; action: string }): boolean | undefined;
  }>;
}

/** What Cerbos knows of principals and documents. */
export interface CerbosOptions {
  /** @default "document" */
  readonly kind?: string;
  /** @default the user as `id`, the role `user`, and tenant, groups and clearance as attributes */
  readonly principal?: (principal: AclPrincipal) => {
    id: string;
    roles: string[];
    attr?: Record<string, unknown>;
  };
  /** Attributes of the documents that policies ask for; a document that is missing may not be read. @default none */
  readonly attributes?: (
    ids: readonly string[],
    signal: AbortSignal,
  ) =>
    | ReadonlyMap<string, Record<string, unknown>>
    | PromiseLike<ReadonlyMap<string, Record<string, unknown>>>;
}

/**
 * Asks Cerbos for `documentAcl({ authorize })`. A policy decision point takes 50 resources at a time unless it is set up otherwise.
 *
 * @example
 * ```ts
 * const authorize = fromCerbos(new HTTP("http://localhost:3592"), { attributes: loadAttributes });
 * ```
 */
export function fromCerbos(client: CerbosClient, options: CerbosOptions = {}): Authorize {
  const { kind = "document", principal: toPrincipal = plainPrincipal, attributes } = options;
  return async ({ principal, action, ids, signal }) => {
    const known = await attributes?.(ids, signal);
    const asked = ids.filter((id) => known === undefined || known.has(id));
    if (asked.length === 0) return new Map();
    const resources = asked.map((id) => {
      const attr = known?.get(id) as Record<string, never> | undefined;
      return { resource: { kind, id, ...(attr !== undefined && { attr }) }, actions: [action] };
    });
    const answer = await client.checkResources({ principal: toPrincipal(principal) as Cerbos, resources });
    return new Map(asked.map((id) => [id, answer.isAllowed({ resource: { kind, id }, action }) === true]));
  };
}

type Cerbos = Parameters<CerbosClient["checkResources"]>[0]["principal"];

function plainPrincipal({ user, tenant, groups, clearance }: AclPrincipal): {
  id: string;
  roles: string[];
  attr: Record<string, unknown>;
} {
  return { id: user, roles: ["user"], attr: { tenant, groups: [...groups], clearance } };
}
