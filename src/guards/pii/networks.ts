import { confidence, type Sensitive } from "./sensitive.ts";
import { isDigit, isHex, isLetter } from "./text.ts";

/** The IPv4 address that begins at `start`, with what follows of port and prefix length; nothing for addresses of nobody. */
export function readIpv4(text: string, start: number): Sensitive | undefined {
  const parts: number[] = [];
  let at = start;
  for (;;) {
    let number = 0;
    const from = at;
    while (at < text.length && at - from < 4 && isDigit(text.charCodeAt(at)))
      number = number * 10 + text.charCodeAt(at++) - 0x30;
    if (at === from || at - from > 3 || number > 255 || (at - from > 1 && text.charCodeAt(from) === 0x30))
      return undefined;
    parts.push(number);
    if (parts.length === 4) break;
    if (text.charCodeAt(at) !== 0x2e) return undefined;
    at++;
  }
  const before = text.charCodeAt(start - 1);
  const next = text.charCodeAt(at);
  if (isLetter(before) || before === 0x2d || before === 0x2e || isLetter(next) || isDigit(next))
    return undefined;
  // A further part makes it a version or an object id.
  if (
    (next === 0x2e && isDigit(text.charCodeAt(at + 1))) ||
    (next === 0x2d && isLetter(text.charCodeAt(at + 1)))
  )
    return undefined;
  if (isNobodys(parts)) return undefined;
  const isLow =
    (parts[0] as number) < 20 &&
    (parts[1] as number) < 20 &&
    (parts[2] as number) < 20 &&
    (parts[3] as number) < 20;
  return { kind: "ip", start, end: at, score: isLow || isPrivate(parts) ? 0.6 : 0.9 };
}

/** Loopback, unspecified, broadcast, masks, multicast and documentation: https://www.iana.org/assignments/iana-ipv4-special-registry/ */
function isNobodys([a = 0, b = 0, c = 0, d = 0]: readonly number[]): boolean {
  if (a === 0 || a === 127 || a >= 224) return true;
  if (a === 192 && b === 0 && (c === 2 || c === 0)) return true;
  if ((a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113)) return true;
  return (a === 198 && (b === 18 || b === 19)) || (a === 169 && b === 254 && c === 169 && d === 254);
}

function isPrivate([a = 0, b = 0]: readonly number[]): boolean {
  return a === 10 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b < 32) || (a === 169 && b === 254);
}

const longest = 46;

/** The IPv6 or MAC address around a place in a run of hex digits and colons. */
export function readColons(text: string, at: number): Sensitive | undefined {
  let start = at;
  while (start > 0 && at - start < longest && isHexOrColon(text.charCodeAt(start - 1))) start--;
  let end = at;
  while (end < text.length && end - start < longest && isHexOrColon(text.charCodeAt(end))) end++;
  if (isLetter(text.charCodeAt(start - 1)) || isLetter(text.charCodeAt(end))) return undefined;
  if (text.charCodeAt(end - 1) === 0x3a && text.charCodeAt(end - 2) !== 0x3a) end--;
  if (text.charCodeAt(start) === 0x3a && text.charCodeAt(start + 1) !== 0x3a) start++;
  const run = text.slice(start, end);
  if (isMac(run, ":")) return { kind: "mac", start, end, score: confidence.certain };
  const groups = ipv6Groups(run);
  return groups === undefined || isNobodysV6(run)
    ? undefined
    : { kind: "ip", start, end, score: groups > 2 ? confidence.certain : 0.6 };
}

function isHexOrColon(unit: number): boolean {
  return unit === 0x3a || isHex(unit);
}

/** Number of groups of an IPv6 address that are written out, or nothing: https://www.rfc-editor.org/rfc/rfc4291#section-2.2 */
function ipv6Groups(run: string): number | undefined {
  const halves = run.split("::");
  if (halves.length > 2 || run.length < 6) return undefined;
  let groups = 0;
  let letters = 0;
  for (const half of halves) {
    if (half === "") continue;
    for (const group of half.split(":")) {
      if (group.length === 0 || group.length > 4) return undefined;
      groups++;
      if (group.length > 2) letters++;
    }
  }
  if (halves.length === 2 ? groups > 7 || groups < 2 : groups !== 8) return undefined;
  // Times and scopes of code have short groups.
  return letters > 0 ? groups : undefined;
}

/** Documentation, loopback and multicast: https://www.iana.org/assignments/iana-ipv6-special-registry/ */
function isNobodysV6(run: string): boolean {
  return /^(?:2001:0?db8:|3fff:|::1$|::$|ff0|fe80::[0-9a-f]$)/i.test(run) || /^[0:]+1?$/.test(run);
}

/** Six or eight pairs of hex digits: https://standards.ieee.org/wp-content/uploads/import/documents/tutorials/eui.pdf */
function isMac(run: string, gap: string): boolean {
  const pairs = run.split(gap);
  return (
    (pairs.length === 6 || pairs.length === 8) &&
    pairs.every((pair) => pair.length === 2) &&
    !/^(?:0|f)+$/i.test(pairs.join(""))
  );
}

/** A MAC address with hyphens, dots or spaces that begins at `start`; with spaces it is no more than plausible. */
export function readMac(text: string, start: number): Sensitive | undefined {
  const before = text.charCodeAt(start - 1);
  if (isHex(before) || isLetter(before) || before === 0x2d || before === 0x2e) return undefined;
  const gap = text.charAt(start + 2);
  if (gap === "-" || gap === " ") {
    let end = start + 2;
    while (
      text.charAt(end) === gap &&
      isHex(text.charCodeAt(end + 1)) &&
      isHex(text.charCodeAt(end + 2)) &&
      end - start < 26
    )
      end += 3;
    const run = text.slice(start, end);
    if (
      isLetter(text.charCodeAt(end)) ||
      isDigit(text.charCodeAt(end)) ||
      (text.charAt(end) === gap && gap === "-")
    )
      return undefined;
    if (gap === " " && !/[a-f]/i.test(run)) return undefined;
    return isMac(run, gap)
      ? { kind: "mac", start, end, score: gap === " " ? confidence.plausible : confidence.certain }
      : undefined;
  }
  if (text.charAt(start + 4) !== ".") return undefined;
  const run = text.slice(start, start + 14);
  if (
    run.length < 14 ||
    isHex(text.charCodeAt(start + 14)) ||
    isLetter(text.charCodeAt(start + 14)) ||
    text.charAt(start + 14) === "."
  )
    return undefined;
  const isDotted = run
    .split(".")
    .every((group) => group.length === 4 && [...group].every((unit) => isHex(unit.charCodeAt(0))));
  return isDotted && run.split(".").length === 3 && /[a-f]/i.test(run)
    ? { kind: "mac", start, end: start + 14, score: 0.8 }
    : undefined;
}
