import type { AclPrincipal, Authorize } from "../../guards/document-acl/index.ts";

/** The part of an `Ability` of `@casl/ability` that is used here. */
export interface CaslAbility {
  can(action: string, subject: never): boolean;
}

/** What CASL decides with. */
export interface CaslOptions {
  /** The rules of one principal. */
  readonly abilityFor: (principal: AclPrincipal) => CaslAbility | PromiseLike<CaslAbility>;
  /** The documents by id, as CASL's `subject("Document", { ...document })`; those that are missing may not be read. */
  readonly subjects: (
    ids: readonly string[],
    signal: AbortSignal,
  ) => ReadonlyMap<string, unknown> | PromiseLike<ReadonlyMap<string, unknown>>;
}

/**
 * Asks CASL for `documentAcl({ authorize })`. `subject` writes into the object it is given, so give it a copy.
 *
 * @example
 * ```ts
 * const authorize = fromCasl({ abilityFor: ({ user }) => defineAbilityFor(user), subjects: loadSubjects });
 * ```
 */
export function fromCasl({ abilityFor, subjects }: CaslOptions): Authorize {
  return async ({ principal, action, ids, signal }) => {
    const [ability, known] = await Promise.all([abilityFor(principal), subjects(ids, signal)]);
    const decide = (id: string): boolean => {
      const subject = known.get(id);
      // Without a subject CASL would answer whether there is any document that may be read.
      return (
        typeof subject === "object" && subject !== null && ability.can(action, subject as never) === true
      );
    };
    return new Map(ids.map((id) => [id, decide(id)]));
  };
}
