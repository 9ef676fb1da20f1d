import { readable } from "../../core/readable.ts";
import type { Finding, Guard, Inspection, Principal } from "../../core/types.ts";
import { wrongOption } from "../../core/validate.ts";
import { type Authorize, askEngine, createCollector } from "./authorize.ts";
import { compileDecision } from "./decide.ts";
import { type Explanation, explain } from "./explain.ts";
import {
  type AclFilter,
  compileFilter,
  type FilterOptions,
  type PolicyOptions,
  policyFor,
  type StoreFilters,
  settingsFor,
} from "./filters/index.ts";
import type { SqlFilter } from "./filters/sql.ts";
import { type DocumentAclOptions, readSettings } from "./options.ts";
import { judgePrincipal, type Reader, readPrincipal, requirePrincipal } from "./principal.ts";

export {
  type Authorize,
  type Authorized,
  type AuthorizeOptions,
  type AuthorizeRequest,
  authorizeDocuments,
} from "./authorize.ts";
export { canonicalRule } from "./canonical.ts";
export type { Explanation } from "./explain.ts";
export type { FieldOption } from "./fields.ts";
export type { AclFilter, FilterOptions, PolicyOptions, StoreFilters } from "./filters/index.ts";
export type { SqlFilter } from "./filters/sql.ts";
export type { WeaviateFilter, WeaviateFilters, WeaviateProperty } from "./filters/weaviate.ts";
export type { DocumentAclOptions } from "./options.ts";
export {
  type GuardRetrieverOptions,
  guardRetriever,
  type RetrievalEvent,
  type Retrieve,
  type Search,
  type SearchRequest,
} from "./retriever.ts";
export type { AclPrincipal, AclRule, FieldType, Operand, PrincipalField } from "./types.ts";

/** A document as far as access goes: its id, and the metadata that says who may read it. */
export interface AclDocument {
  /** Absent when it has none; `authorize` cannot agree then. */
  readonly id?: string | undefined;
  readonly metadata: unknown;
}

/** Access control of documents: a guard for stage `retrieval`, and the same rule for code that searches. */
export interface DocumentAcl extends Guard {
  /**
   * Whether the rule lets a principal read a document with this metadata; does not ask `authorize`. Never throws: what is
   * malformed on either side gives `false`.
   */
  canRead(metadata: unknown, principal: Principal | undefined): boolean;
  /**
   * Why `canRead` says what it says, for people who look after rights; not for the principal, whom it would tell of documents
   * that are none of their business. Never throws.
   */
  explain(metadata: unknown, principal: Principal | undefined): Explanation;
  /**
   * `canRead` for one principal, who is read once: later changes of the object do not count.
   *
   * @throws {GuardError} `GUARD_INVALID_INPUT` naming the field of a malformed principal.
   */
  readerFor(principal: Principal): (metadata: unknown) => boolean;
  /**
   * Which of these documents a principal may read, in their order, by the rule and by `authorize`, which is asked about the
   * distinct ids of those that the rule allows. Its failures are counted and give `false`.
   *
   * @throws {GuardError} Rejects with `GUARD_INVALID_INPUT` for a malformed principal, and with `GUARD_ABORTED`.
   */
  readable(
    documents: readonly AclDocument[],
    principal: Principal,
    signal?: AbortSignal,
  ): Promise<{ readonly decisions: readonly boolean[]; readonly failures: number }>;
  /**
   * The rule as a filter of a store, with the values of a principal; they can never become a part of the query's text.
   *
   * A filter narrows a search and decides nothing: check what comes back, as `guardRetriever` does.
   *
   * @throws {GuardError} `GUARD_INVALID_INPUT` for a malformed principal, `GUARD_INVALID_OPTIONS` for an unknown store or field.
   */
  filterFor<Store extends keyof StoreFilters>(
    store: Store,
    principal: Principal,
    options?: FilterOptions,
  ): AclFilter<StoreFilters[Store]>;
  /**
   * SQL that turns on row-level security of PostgreSQL for a table, with the rule as a policy for `SELECT` over settings of
   * the session; without settings no row is visible. Owners are bound as well, superusers never are.
   *
   * @throws {GuardError} `GUARD_INVALID_OPTIONS` for a name that is not made of letters, digits and `_`.
   */
  rowLevelSecurityPolicy(table: string, options?: PolicyOptions): string;
  /**
   * The query that sets what the policy reads, until the end of the transaction.
   *
   * @throws {GuardError} `GUARD_INVALID_INPUT` for a malformed principal.
   */
  rowLevelSecuritySettings(principal: Principal, options?: Pick<PolicyOptions, "prefix">): SqlFilter;
}

const name = "document-acl";
const ruleId = "document-acl/unreadable";

/**
 * Withholds documents that a principal may not read, whatever other guards say of them.
 *
 * Without options reads the canonical metadata `{ tenant, public, allow, deny, clearance }` against a principal
 * `{ tenant, user, groups, clearance }`: the same tenant, `clearance` at most that of the principal, no id of the principal
 * in `deny`, and `public` or one in `allow`. Users and groups share one namespace; ids are compared character by
 * character. What is missing, malformed, inherited or behind a getter is unreadable, and without a principal everything is.
 * Addresses OWASP LLM02:2025 and LLM08:2025.
 *
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field, such as `options.rule.all[1].lte[0]`.
 * @example
 * ```ts
 * const acl = documentAcl();
 * const ask = guard(callModel, [acl, ...recommended()]);
 * await ask({ prompt, documents, principal });
 * ```
 */
export function documentAcl(options: DocumentAclOptions = {}): DocumentAcl {
  const { plan, authorize, limits, documentOf } = readable("options", wrongOption, () =>
    readSettings(options),
  );
  const decide = compileDecision(plan);
  const permits = (metadata: unknown, reader: Reader): boolean => {
    try {
      return decide(metadata, reader);
    } catch {
      // A proxy threw.
      return false;
    }
  };
  const collect = createCollector(async (reader, ids) =>
    askEngine(authorize as Authorize, reader, ids, limits),
  );
  const inspect = ({ text, metadata, principal, origin, field }: Inspection) => {
    // The document was judged with its text.
    if (field !== undefined) return [];
    const reader = readPrincipal(principal);
    if (reader === undefined || !permits(metadata, reader)) return [unreadable(text)];
    if (authorize === undefined) return [];
    const id = documentOf({ id: origin ?? "", metadata });
    if (typeof id !== "string" || id === "") return [unreadable(text)];
    return collect(reader, id).then((may) => (may ? [] : [unreadable(text)]));
  };
  return {
    name,
    stages: ["retrieval"],
    reports: [ruleId],
    action: { retrieval: "block" },
    first: true,
    // The engine's own time-out comes first.
    budgetMs: limits.timeoutMs + 200,
    inspect,
    canRead(metadata, principal) {
      const reader = readPrincipal(principal);
      return reader !== undefined && permits(metadata, reader);
    },
    explain: (metadata, principal) => explain(plan, metadata, judgePrincipal(principal)),
    readerFor(principal) {
      const reader = requirePrincipal(principal);
      return (metadata) => permits(metadata, reader);
    },
    async readable(documents, principal, signal) {
      const reader = requirePrincipal(principal);
      const permitted = documents.map(({ metadata }) => permits(metadata, reader));
      if (authorize === undefined) return { decisions: permitted, failures: 0 };
      const idAt = (index: number) => (permitted[index] ? documents[index]?.id : undefined);
      const ids = documents.flatMap((_, index) => idAt(index) ?? []);
      const { decisions, failures } = await askEngine(authorize, reader, ids, { ...limits, signal });
      const agreed = documents.map((_, index) => decisions.get(idAt(index) as string) === true);
      return { decisions: agreed, failures };
    },
    filterFor: (store, principal, given) => compileFilter(plan, store, requirePrincipal(principal), given),
    rowLevelSecurityPolicy: (table, given) => policyFor(plan, table, given),
    rowLevelSecuritySettings: (principal, given) => settingsFor(requirePrincipal(principal), given),
  };
}

function unreadable(text: string): Finding {
  return {
    ruleId,
    title: "A document that the principal may not read",
    guard: name,
    stage: "retrieval",
    score: 1,
    span: { start: 0, end: text.length },
    view: "raw",
    refs: ["LLM02:2025", "LLM08:2025"],
  };
}
