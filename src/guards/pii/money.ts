import { isCard, isPrinted } from "./cards.ts";
import type { Token } from "./clusters.ts";
import { ibanLength, isIban } from "./iban.ts";
import type { LabelHit } from "./labels.ts";
import { isAllDigits, isOtherThing } from "./number-reader.ts";
import { confidence, type Sensitive } from "./sensitive.ts";

export const cardLabels =
  "cc|card|card number|card no|credit card|credit card number|debit card|cc number|ccn|visa|mastercard|amex|american express|maestro|discover|kreditkarte|kreditkartennummer|kartennummer|carte bancaire|carte de credit|numero de carte|tarjeta|tarjeta de credito|numero de tarjeta|carta di credito|numero carta|cartao|cartao de credito|creditcard|karta|numer karty|karta kredytowa|карта|номер карты|信用卡|卡号|銀行卡|クレジットカード|カード番号|카드번호|신용카드|بطاقة|כרטיס אשראי|kredi karti|kart numarasi|kort|kortnummer|luottokortti|bankkartya|कार्ड|pan";

const shortestCard = 12;
const longestCard = 19;
const shortestIban = 15;

/** The longest code that is a number: https://www.iso.org/standard/81090.html */
export const longestCode = 34;

/** Whether digits alone or a code with letters are as long as a card or an IBAN. */
export function mayBeMoney(length: number, isDigits: boolean): boolean {
  return isDigits ? length >= shortestCard && length <= longestCard : length >= shortestIban;
}

/** Cards and IBANs, whose check digits and lengths speak for themselves; also written backwards. */
export function readMoney(token: Token, hits: readonly LabelHit[]): Sensitive | undefined {
  const { compact, format, start, end } = token;
  const isDigits = isAllDigits(compact);
  if (!mayBeMoney(compact.length, isDigits)) return undefined;
  if (!isDigits) {
    if (isIban(compact)) return { kind: "iban", start, end, score: confidence.certain };
    if (ibanLength(compact) > 0) return undefined;
    return isIban(reverse(compact)) ? { kind: "iban", start, end, score: confidence.labelled } : undefined;
  }
  const isLabelled = isCardLabel(hits[0]) || isCardLabel(hits[1]) || isCardLabel(hits[2]);
  if (!isCard(compact))
    return isLabelled && isCard(reverse(compact))
      ? { kind: "credit-card", start, end, score: 0.7 }
      : undefined;
  if (isLabelled) return { kind: "credit-card", start, end, score: confidence.certain };
  // A label of another number with check digits of its own stands before those of a card.
  if (isOtherThing(hits, start)) return undefined;
  if (isPrinted(format)) return { kind: "credit-card", start, end, score: 0.8 };
  return compact.length >= 14 ? { kind: "credit-card", start, end, score: 0.6 } : undefined;
}

function isCardLabel(hit: LabelHit | undefined): boolean {
  return hit?.label.kinds.has("credit-card") === true;
}

function reverse(code: string): string {
  let backwards = "";
  for (let at = code.length - 1; at >= 0; at--) backwards += code.charAt(at);
  return backwards;
}
