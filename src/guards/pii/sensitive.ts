/** A value that was found in a view. */
export interface Sensitive {
  /** Its finding is `pii/<kind>`. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  /** 0..1. */
  readonly score: number;
  /** Counts only near another value: things have names too, but no phone number. */
  readonly needsCompany?: true;
}

/** How sure a finding is, by what speaks for it. */
export const confidence = {
  /** A label and a right check digit, or a form that nothing else has. */
  certain: 0.95,
  /** A label, and a form without check digits. */
  labelled: 0.85,
  /** No label, but separators, letters or structure of one kind and a right check digit. */
  formed: 0.75,
  /** Nothing but a form that other things have as well. */
  plausible: 0.55,
  /** An example, as far as can be seen; below what is reported unless `minimumScore` says so. */
  unlikely: 0.3,
} as const;
