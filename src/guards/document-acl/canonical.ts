import type { AclRule, FieldType } from "./types.ts";

/** Fields of the canonical metadata. */
export const canonicalFields: ReadonlyMap<string, FieldType> = new Map([
  ["tenant", "string"],
  ["public", "boolean"],
  ["allow", "strings"],
  ["deny", "strings"],
  ["clearance", "number"],
]);

/**
 * The rule of `documentAcl()`: the same tenant, enough clearance, not denied, and public or allowed.
 *
 * For rules of one's own that begin with it: `{ all: [canonicalRule, mine] }`.
 */
export const canonicalRule: AclRule = {
  all: [
    { eq: [{ metadata: "tenant" }, { principal: "tenant" }] },
    { lte: [{ metadata: "clearance" }, { principal: "clearance" }] },
    { not: { overlaps: [{ metadata: "deny" }, { principal: "ids" }] } },
    {
      any: [
        { eq: [{ metadata: "public" }, true] },
        { overlaps: [{ metadata: "allow" }, { principal: "ids" }] },
      ],
    },
  ],
};
