import {
  balanced,
  completes,
  leaves,
  luhn,
  mod11over10,
  remainder,
  two,
  value,
  weigh,
} from "../check-digits.ts";

/** What follows the country code, as alternatives, and its check digits where they are published. */
interface VatForm {
  readonly shapes: string;
  readonly check?: (code: string) => boolean;
}

/** https://ec.europa.eu/taxation_customs/vies/#/faq, question 11; check digits as in the national numbers. */
const forms: Readonly<Record<string, VatForm>> = {
  AT: { shapes: "'U'd8", check: (code) => austrian(code.slice(1)) },
  BE: {
    shapes: "d10,d9",
    check: (code) =>
      97 - (Number(code.padStart(10, "0").slice(0, 8)) % 97) === two(code.padStart(10, "0"), 8),
  },
  BG: { shapes: "d9,d10" },
  CY: { shapes: "d8a1" },
  CZ: { shapes: "d8,d9,d10" },
  DE: { shapes: "d9", check: mod11over10 },
  DK: { shapes: "d8", check: (code) => balanced(code, [2, 7, 6, 5, 4, 3, 2, 1], 11) },
  EE: { shapes: "d9", check: (code) => completes(code, [3, 7, 1, 3, 7, 1, 3, 7], 10) },
  EL: {
    shapes: "d9",
    check: (code) => (weigh(code, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === value(code, 8),
  },
  ES: { shapes: "a1d8,d8a1,a1d7a1" },
  FI: { shapes: "d8", check: (code) => completes(code, [7, 9, 10, 5, 8, 4, 2], 11, "-") },
  FR: {
    shapes: "x2d9",
    check: (code) => !/^\d\d/.test(code) || (12 + 3 * (Number(code.slice(2)) % 97)) % 97 === two(code, 0),
  },
  HR: { shapes: "d11", check: mod11over10 },
  HU: { shapes: "d8", check: (code) => completes(code, [9, 7, 3, 1, 9, 7, 3], 10) },
  IE: { shapes: "d7a1,d7a2,d1x1d5a1" },
  IT: { shapes: "d11", check: luhn },
  LT: { shapes: "d9,d12" },
  LU: { shapes: "d8", check: (code) => Number(code.slice(0, 6)) % 89 === two(code, 6) },
  LV: { shapes: "d11" },
  MT: { shapes: "d8", check: (code) => 37 - (weigh(code, [3, 4, 6, 7, 8, 9]) % 37) === two(code, 6) },
  NL: { shapes: "d9'B'd2" },
  PL: { shapes: "d10", check: (code) => leaves(code, [6, 5, 7, 2, 3, 4, 5, 6, 7], 11, "-") },
  PT: { shapes: "d9", check: (code) => completes(code, [9, 8, 7, 6, 5, 4, 3, 2], 11) },
  RO: { shapes: "d4,d5,d6,d7,d8,d9,d10" },
  SE: { shapes: "d12", check: (code) => luhn(code.slice(0, 10)) },
  SI: { shapes: "d8", check: (code) => completes(code, [8, 7, 6, 5, 4, 3, 2], 11) },
  SK: { shapes: "d10", check: (code) => remainder(code, 11) === 0 },
  GB: { shapes: "d9,d12", check: british },
  XI: { shapes: "d9,d12", check: british },
  NO: { shapes: "d9", check: (code) => completes(code, [3, 2, 7, 6, 5, 4, 3, 2], 11, "-") },
  CHE: { shapes: "d9", check: (code) => completes(code, [5, 4, 3, 2, 7, 6, 5, 4], 11, "-") },
};

function austrian(code: string): boolean {
  let sum = 4;
  for (const [at, weight] of [1, 2, 1, 2, 1, 2, 1].entries()) {
    const product = value(code, at) * weight;
    sum += Math.floor(product / 10) + (product % 10);
  }
  return (10 - (sum % 10)) % 10 === value(code, 7);
}

/** Weights 8 to 2, then two digits that make the sum a multiple of 97, or 55 more for numbers given out since 2010. */
function british(code: string): boolean {
  const rest = (weigh(code, [8, 7, 6, 5, 4, 3, 2]) + two(code, 7)) % 97;
  return rest === 0 || rest === 42 || rest === 55;
}

export const vatForms: readonly (VatForm & { readonly country: string })[] = Object.entries(forms).map(
  ([country, form]) => ({ country, ...form }),
);

/** Countries beyond Europe and those that publish no check digits, by their code: https://en.wikipedia.org/wiki/VAT_identification_number */
export const otherVatForms: readonly string[] = (
  "AL:a1d8a1 AR:d11 AU:d11 BO:d7 BY:d9 CL:d9 CO:d10 CR:d9 CR:d10 CR:d12 DO:d9 DO:d11 EC:d13 GT:d8 IL:d9 IN:d15 IS:d5 IS:d6 " +
  "KZ:d12 MK:d13 MX:d12 NG:d12 NI:d14 NZ:d9 PA:d11 PE:d11 PH:d12 PY:d9 RS:d9 RU:d10 RU:d12 SA:d15 SM:d5 SV:d14 TR:d10 UA:d12 " +
  "UY:d12 UZ:d9 VE:d9 VE:d10"
)
  .split(" ")
  .map((form) => `'${form.replace(":", "'")}`);

export const vatLabels =
  "vat|vat id|vat number|vat no|vat reg no|vat reg|vat registration|vat registration number|vatin|ust id|ust idnr|ust id nr|umsatzsteuer id|umsatzsteuer identifikationsnummer|ustid|uid nummer|tva|numero de tva|n tva|numero tva intracommunautaire|iva|numero iva|partita iva|p iva|nif iva|btw|btw nummer|btw id|moms|momsnummer|momsnr|mva|alv|alv numero|dic|ic dph|nip|ddv|id za ddv|ддс|ндс|фпа|φπα|cui|cod fiscal|pvm|pvm kodas|kmkr|adoszam|kdv|gst";
