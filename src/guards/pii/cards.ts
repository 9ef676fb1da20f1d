import { luhn } from "./check-digits.ts";

/** First digits, from and to, and the lengths of numbers: https://en.wikipedia.org/wiki/Payment_card_number */
const brands: readonly (readonly [from: string, to: string, lengths: readonly number[]])[] = [
  ["4", "4", [13, 16, 19]],
  ["51", "55", [16]],
  ["2221", "2720", [16]],
  ["34", "34", [15]],
  ["37", "37", [15]],
  ["6011", "6011", [16, 17, 18, 19]],
  ["644", "659", [16, 17, 18, 19]],
  ["62", "62", [16, 17, 18, 19]],
  ["300", "305", [14, 16]],
  ["36", "36", [14, 16, 19]],
  ["38", "39", [14, 16, 19]],
  ["3528", "3589", [16, 17, 18, 19]],
  ["1800", "1800", [15]],
  ["2131", "2131", [15]],
  ["2200", "2204", [16, 17, 18, 19]],
  ["50", "50", [12, 13, 14, 15, 16, 17, 18, 19]],
  ["56", "58", [12, 13, 14, 15, 16, 17, 18, 19]],
  ["63", "63", [12, 13, 14, 15, 16, 17, 18, 19]],
  ["67", "67", [12, 13, 14, 15, 16, 17, 18, 19]],
  ["60", "60", [16]],
  ["81", "82", [16]],
];

/** Whether digits are the number of a payment card: a known brand with its length, and the Luhn digit. */
export function isCard(code: string): boolean {
  if (code.length < 12 || code.length > 19) return false;
  const isKnown = brands.some(([from, to, lengths]) => {
    const head = code.slice(0, from.length);
    return head >= from && head <= to && lengths.includes(code.length);
  });
  return isKnown && luhn(code);
}

/** Formats that card numbers are printed in. */
const printed: readonly string[] = [
  "d4 d4 d4 d4",
  "d4-d4-d4-d4",
  "d4 d6 d5",
  "d4-d6-d5",
  "d4 d6 d4",
  "d16",
  "d15",
];

export function isPrinted(format: string): boolean {
  return printed.includes(format);
}
