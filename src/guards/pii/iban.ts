import { remainder } from "./check-digits.ts";

/** Countries and the length of their IBAN: https://www.swift.com/standards/data-standards/iban-international-bank-account-number */
const lengths: ReadonlyMap<string, number> = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 " +
    "FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 " +
    "LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 " +
    "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 " +
    // Partial adopters: https://www.iban.com/structure
    "AO25 BF28 BJ28 CF27 CG27 CI28 CM27 CV25 DZ26 GA27 GQ27 GW25 IR26 KM27 MA28 MG27 ML28 MZ25 NE28 SN28 TD27 TG28"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Whether a code is an IBAN: known country, its length, and the check digits (ISO 7064 MOD 97-10). */
export function isIban(code: string): boolean {
  if (code.length < 15 || code.charCodeAt(2) > 0x39 || code.charCodeAt(3) > 0x39) return false;
  if (lengths.get(code.slice(0, 2)) !== code.length) return false;
  return remainder(code.slice(4) + code.slice(0, 4), 97) === 1;
}

/** Length of the IBAN that begins with these letters, or 0. */
export function ibanLength(code: string): number {
  return lengths.get(code.slice(0, 2)) ?? 0;
}
