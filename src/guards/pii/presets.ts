import { kindTitles } from "./kinds.ts";

/** Laws and standards that name what must be protected. */
export type PiiPreset = "gdpr" | "hipaa" | "pci";

/** What says who somebody is, whatever the country. */
const identifying: readonly string[] = [
  "email",
  "phone",
  "ip",
  "mac",
  "date-of-birth",
  "postal-address",
  "person-name",
  "username",
  "url-credentials",
  "position",
  "iban",
  "bank-account",
  "credit-card",
  "cvv",
  "crypto-address",
  "passport",
  "driver-licence",
  "vehicle-reg",
  "vin",
  "health-plan",
  "medical-record",
  "imei",
  "imsi",
  "postcode",
];

const european =
  /^(?:at|be|bg|ch|cz|de|dk|ee|es|eu|fi|fr|gr|hr|hu|ie|is|it|lt|lu|lv|nl|no|pl|pt|ro|se|si|sk|uk)-/;

/**
 * - `gdpr`: any information relating to a person (Article 4), with the national numbers of Europe.
 * - `hipaa`: the identifiers of 45 CFR 164.514(b)(2), with the numbers of the United States.
 * - `pci`: account data of payment cards (PCI DSS 4.0, table 2).
 */
const presets: Readonly<Record<PiiPreset, (kind: string) => boolean>> = {
  gdpr: (kind) => identifying.includes(kind) || european.test(kind),
  hipaa: (kind) =>
    (identifying.includes(kind) && kind !== "iban" && kind !== "crypto-address") ||
    kind.startsWith("us-") ||
    kind === "bank-routing",
  pci: (kind) => kind === "credit-card" || kind === "cvv" || kind === "person-name",
};

export const presetNames: readonly string[] = Object.keys(presets);

/** The kinds a preset covers. */
export function kindsOf(preset: PiiPreset): readonly string[] {
  return [...kindTitles.keys()].filter(presets[preset]);
}
