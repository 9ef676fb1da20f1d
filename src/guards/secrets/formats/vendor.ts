import type { SecretFormat } from "../format.ts";

/** Rule sets that publish shapes whose vendors do not. */
export const betterleaks = "https://github.com/betterleaks/betterleaks";
export const gitleaks = "https://github.com/gitleaks/gitleaks";
export const kingfisher = "https://github.com/mongodb/kingfisher";
export const noseyParker = "https://github.com/praetorian-inc/noseyparker";

/** What is particular to one kind. */
export interface KindOptions {
  /** Name of a check of {@link SecretFormat}. */
  readonly check?: string;
  /** Where the form is published, when that is not the page of the vendor's other kinds. */
  readonly source?: string;
}

/** End of the id, what it is, the pattern, the score, and the rest. */
export type Kind = readonly [
  name: string,
  title: string,
  pattern: RegExp,
  score: number,
  options?: KindOptions,
];

const refs: readonly string[] = ["LLM02:2025", "AML.T0057", "CWE-798"];

/**
 * The kinds of one vendor, with ids `secret/<slug>-<name>`.
 *
 * A kind that is meant to be public, and would be taken for a secret by the words around it, has the score 0.
 *
 * @param source where the forms are published, or can be seen
 */
export function vendor(
  title: string,
  slug: string,
  source: string,
  kinds: readonly Kind[],
): readonly SecretFormat[] {
  return kinds.map(([name, kind, pattern, score, options]) => ({
    id: `secret/${slug}-${name}`,
    title: `${title} ${kind}`,
    pattern,
    score,
    refs,
    source,
    ...options,
  }));
}
