import type { View } from "../../../core/views.ts";
import type { Report } from "../candidates.ts";
import { isLineBreak } from "../characters.ts";
import { isHollow } from "../judge.ts";
import { isFieldName } from "./url.ts";

/** Longest login that is read. */
const longest = 360;

/** A password before it ends, and whether its end came. */
interface Field {
  readonly start: number;
  readonly end: number;
  readonly isClosed: boolean;
}

/**
 * Finds the password in `WIFI:T:WPA;S:name;P:password;;`, as QR codes hold it; `\` stands before `\`, `;`, `,`, `:` and `"`.
 * https://github.com/zxing/zxing/wiki/Barcode-Contents#wi-fi-network-config-android-ios-11
 *
 * @param end Where the match ends, behind the first letter of the first field.
 */
export function findWirelessLogin(view: View, end: number, report: Report): number {
  const { text } = view;
  const field = passwordField(text, end - 1);
  if (field === undefined || !field.isClosed) return end;
  const password = text.slice(field.start, field.end);
  if (password.length < shortest || isFieldName(password) || isHollow(password)) return field.end;
  report(view, { kind: "password", start: field.start, end: field.end, score: 0.85 });
  return field.end;
}

/** Shortest password that a network may have, which is one of WEP. */
const shortest = 5;

/** Where the password begins that may go on; the length of the text if none does. */
export function openWirelessLogin(text: string, end: number): number {
  const field = passwordField(text, end - 1);
  return field === undefined || field.isClosed || field.end < text.length ? text.length : field.start;
}

function passwordField(text: string, from: number): Field | undefined {
  const most = Math.min(text.length, from + longest);
  for (let at = from; at < most; ) {
    const start = at;
    while (at < most && text.charCodeAt(at) !== 0x3b && !isLineBreak(text.charCodeAt(at)))
      at += text.charCodeAt(at) === 0x5c ? 2 : 1;
    const isClosed = at < most && text.charCodeAt(at) === 0x3b;
    if (/^p:$/i.test(text.slice(start, start + 2)))
      return { start: start + 2, end: Math.min(at, most), isClosed };
    if (!isClosed || at === start) return undefined;
    at++;
  }
  return undefined;
}
