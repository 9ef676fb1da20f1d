import { isCard, isPrinted } from "./cards.ts";
import type { Token } from "./clusters.ts";
import { ibanLength, isIban } from "./iban.ts";
import type { LabelHit } from "./labels.ts";
import { isAllDigits, isOtherThing } from "./number-reader.ts";
import { confidence, type Sensitive } from "./sensitive.ts";

export const cardLabels =
  "cc|card|card number|card no|credit card|credit card number|debit card|cc number|ccn|visa|mastercard|amex|american express|maestro|discover|kreditkarte|kreditkartennummer|kartennummer|carte bancaire|carte de credit|numero de carte|tarjeta|tarjeta de credito|numero de tarjeta|carta di credito|numero carta|cartao|cartao de credito|creditcard|karta|numer karty|karta kredytowa|карта|номер карты|信用卡|卡号|銀行卡|クレジットカード|カード番号|카드번호|신용카드|بطاقة|כרטיס אשראי|kredi karti|kart numarasi|kort|kortnummer|luottokortti|bankkartya|कार्ड|pan";

/** Cards and IBANs, whose check digits and lengths speak for themselves; also written backwards. */
export function readMoney(token: Token, labels: () => readonly LabelHit[]): Sensitive | undefined {
  const { compact, format, start, end } = token;
  const { length } = compact;
  if (length < 12 || length > 34) return undefined;
  const isDigits = isAllDigits(compact);
  if (isDigits && length <= 19) {
    const isLabelled = () =>
      labels()[0]?.label.kinds.has("credit-card") === true ||
      labels()
        .slice(0, 3)
        .some(({ label }) => label.kinds.has("credit-card"));
    if (isCard(compact)) {
      if (isLabelled()) return { kind: "credit-card", start, end, score: confidence.certain };
      // A label of another number with check digits of its own stands before those of a card.
      if (isOtherThing(labels(), start)) return undefined;
      if (isPrinted(format)) return { kind: "credit-card", start, end, score: 0.8 };
      return length >= 14 ? { kind: "credit-card", start, end, score: 0.6 } : undefined;
    }
    const backwards = reverse(compact);
    return isCard(backwards) && isLabelled() ? { kind: "credit-card", start, end, score: 0.7 } : undefined;
  }
  if (isDigits) return undefined;
  if (isIban(compact)) return { kind: "iban", start, end, score: confidence.certain };
  if (ibanLength(compact) === 0) {
    const backwards = reverse(compact);
    if (isIban(backwards)) return { kind: "iban", start, end, score: confidence.labelled };
  }
  return undefined;
}

function reverse(code: string): string {
  let backwards = "";
  for (let at = code.length - 1; at >= 0; at--) backwards += code.charAt(at);
  return backwards;
}
