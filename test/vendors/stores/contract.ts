import { expect, test } from "vitest";
import {
  type AclRule,
  canonicalRule,
  documentAcl,
  type Principal,
  type StoreFilters,
} from "../../../src/index.ts";
import * as any from "../../guards/document-acl/arbitraries.ts";
import { oracle } from "../../guards/document-acl/oracle.ts";
import fc from "../../support/property.ts";

/** Documents as a store keeps them: by column, `null` where there is nothing. */
export type Row = {
  readonly id: number;
  readonly org_id: string | null;
  readonly public: boolean | null;
  readonly allow: readonly string[] | null;
  readonly deny: readonly string[] | null;
  readonly clearance: number | null;
  readonly owner: string | null;
  readonly team_ids: readonly string[] | null;
  readonly level: number | null;
  readonly is_draft: boolean | null;
};

/** A store with the documents in it. */
export interface OpenStore<Filter> {
  /** Ids of all documents that the filter selects. */
  select(filter: Filter): Promise<readonly number[]>;
}

const columns: readonly (keyof Row)[] = [
  ...(["id", "org_id", "public", "allow", "deny", "clearance"] as const),
  ...(["owner", "team_ids", "level", "is_draft"] as const),
];

const seed = 20_240_501;

/** Half of the documents have every field. */
export const rows: readonly Row[] = [
  ...fc.sample(any.metadata(any.schema, false), { numRuns: 120, seed }),
  ...fc.sample(any.metadata(any.schema, true), { numRuns: 120, seed }),
].map(
  (metadata, id) =>
    ({ ...Object.fromEntries(columns.map((name) => [name, metadata[name] ?? null])), id }) as Row,
);

/** One principal for every hostile name. */
export const principals: readonly Required<Principal>[] = any.names.map((user, index) => ({
  tenant: index % 2 ? "alice" : "a'b",
  user,
  groups: [any.names[(index * 7) % any.names.length] as string, "alice"].slice(0, index % 3),
  clearance: index % 4,
}));

export const rules: readonly AclRule[] = fc.sample(any.rule, { numRuns: 60, seed });

/** Runs real queries: what a store selects is what may be read. */
export function describeStore<Store extends keyof StoreFilters>(
  store: Store,
  open: () => Promise<OpenStore<StoreFilters[Store]>>,
  parts: { readonly nulls?: boolean } = {},
): void {
  const { nulls = true } = parts;
  const kept = nulls ? rows : rows.slice(0, 120);

  async function compare(
    opened: OpenStore<StoreFilters[Store]>,
    rule: AclRule,
    principal: Required<Principal>,
  ): Promise<number> {
    const acl = documentAcl({ fields: any.fields, rule });
    const { filter, exact } = acl.filterFor(store, principal);
    const reads = acl.readerFor(principal);
    const readable = kept
      .filter((row) => oracle(rule, any.schema, { ...row }, principal))
      .map(({ id }) => id);
    expect(kept.filter((row) => reads(row)).map(({ id }) => id)).toEqual(readable);
    const selected = [...(await opened.select(filter))].sort((a, b) => a - b);
    if (exact) expect({ rule, principal, filter, selected }).toMatchObject({ selected: readable });
    else expect(readable.filter((id) => !selected.includes(id))).toEqual([]);
    return readable.length;
  }

  test(`selects what the canonical rule lets be read, on ${principals.length * kept.length} pairs`, async () => {
    const opened = await open();
    let readable = 0;
    for (const principal of principals) readable += await compare(opened, canonicalRule, principal);
    expect(readable).toBeGreaterThan(200);
  }, 60_000);

  test(`selects what any rule lets be read, on ${rules.length * 4 * kept.length} pairs`, async () => {
    const opened = await open();
    for (const [index, rule] of rules.entries()) {
      for (let turn = 0; turn < 4; turn++) {
        const principal = principals[(index * 4 + turn * 13) % principals.length] as Required<Principal>;
        await compare(opened, rule, principal);
      }
    }
  }, 60_000);
}
