// Kinds of the guard by the types of labelled data. A type in capitals stands for the kind of the same name; these differ, or
// are known under more than one.
const others: Readonly<Record<string, readonly string[]>> = {
  PERSON: ["person-name"],
  ADDRESS: ["postal-address"],
  CRYPTO: ["crypto-address"],
  GEO: ["position"],
  DEA: ["us-dea"],
  IN_IFSC: ["in-ifsc"],
  ES_NIF: ["es-nif", "es-nie"],
  CH_UID: ["ch-uid", "eu-vat"],
  IT_VAT_CODE: ["it-vat-code", "eu-vat"],
  IT_FISCAL_CODE: ["it-fiscal-code", "it-vat-code"],
  EU_VAT: ["eu-vat", "ch-uid", "pl-nip", "it-vat-code", "si-tin", "hu-tin", "gr-afm", "hr-oib"],
  GR_AFM: ["gr-afm", "eu-vat"],
  SI_TIN: ["si-tin", "eu-vat"],
  PL_NIP: ["pl-nip", "eu-vat"],
  HR_OIB: ["hr-oib", "eu-vat"],
  PT_NIF: ["pt-nif", "eu-vat"],
  BR_CPF: ["br-cpf", "br-cnpj"],
};

/** Kinds that a type of the data may be reported as. */
export function kindsOf(type: string): readonly string[] {
  return others[type] ?? [type.toLowerCase().replace(/_/g, "-")];
}
