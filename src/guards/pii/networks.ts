import { confidence, type Sensitive } from "./sensitive.ts";
import { isDigit, isHex, isLetter, unitAt } from "./text.ts";

/** The IPv4 address that begins at `start`, with what follows of port and prefix length; nothing for addresses of nobody. */
export function readIpv4(text: string, start: number): Sensitive | undefined {
  const parts: number[] = [];
  let at = start;
  for (;;) {
    let number = 0;
    const from = at;
    while (at < text.length && at - from < 4 && isDigit(unitAt(text, at)))
      number = number * 10 + unitAt(text, at++) - 0x30;
    if (at === from || at - from > 3 || number > 255 || (at - from > 1 && unitAt(text, from) === 0x30))
      return undefined;
    parts.push(number);
    if (parts.length === 4) break;
    if (unitAt(text, at) !== 0x2e) return undefined;
    at++;
  }
  const before = unitAt(text, start - 1);
  const next = unitAt(text, at);
  if (isLetter(before) || before === 0x2d || before === 0x2e || isLetter(next) || isDigit(next))
    return undefined;
  // A further part makes it a version or an object id.
  if ((next === 0x2e && isDigit(unitAt(text, at + 1))) || (next === 0x2d && isLetter(unitAt(text, at + 1))))
    return undefined;
  if (isNobodys(parts) || isObjectId(parts) || isVersion(text, start) || isNetwork(text, at, parts))
    return undefined;
  const isLow = parts.every((part) => part < 20);
  if (isLow && !isNamed(text, start, at)) return undefined;
  return { kind: "ip", start, end: at, score: isLow || isPrivate(parts) ? 0.6 : 0.9 };
}

/** `nginx/1.25.3.1`, `==2.0.1.4`, `^3.1.0.2`: what stands right before a version. */
function isVersion(text: string, start: number): boolean {
  const before = unitAt(text, start - 1);
  if (before === 0x5e || before === 0x7e) return true;
  const previous = unitAt(text, start - 2);
  if (before === 0x3d)
    return previous === 0x3d || previous === 0x3c || previous === 0x3e || previous === 0x7e;
  return before === 0x2f && isLetter(previous);
}

/** The address of a whole network: `10.20.0.0/16`, and whatever ends with a zero. */
function isNetwork(text: string, end: number, [, b = 0, c = 0, d = 0]: readonly number[]): boolean {
  if (d === 0) return true;
  if (unitAt(text, end) !== 0x2f || !isDigit(unitAt(text, end + 1))) return false;
  const bits = Number.parseInt(text.slice(end + 1, end + 3), 10);
  return bits > 8 && bits < 32 && (((b << 16) | (c << 8) | d) & (2 ** (32 - bits) - 1)) === 0;
}

/** Whether words, a port or a URL make an address of four small numbers, which are a version elsewhere. */
function isNamed(text: string, start: number, end: number): boolean {
  if (text.startsWith("//", start - 2) || (unitAt(text, end) === 0x3a && isDigit(unitAt(text, end + 1))))
    return true;
  return /(?:^|[^a-z])(?:ip|ipv4|ipaddr|addr|address|addresse|adresse|hostname|host|server|client|gateway|dns|peer|remote|login|ping)s?(?:[^a-z]|$)/i.test(
    text.slice(Math.max(0, start - 28), start),
  );
}

/** Loopback, unspecified, broadcast, masks, multicast and documentation (RFC 5737): https://www.iana.org/assignments/iana-ipv4-special-registry/ */
function isNobodys([a = 0, b = 0, c = 0, d = 0]: readonly number[]): boolean {
  if (a === 0 || a === 127 || a >= 224) return true;
  if (a === 192 && b === 0 && (c === 2 || c === 0)) return true;
  if ((a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113)) return true;
  return (a === 198 && (b === 18 || b === 19)) || (a === 169 && b === 254 && c === 169 && d === 254);
}

/** Attributes and extensions of certificates (X.520, RFC 5280); the networks of these numbers are hardly spoken of. */
function isObjectId([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  return a === 2 && b === 5 && (c === 4 || c === 29);
}

function isPrivate([a = 0, b = 0]: readonly number[]): boolean {
  return a === 10 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b < 32) || (a === 169 && b === 254);
}

/** An address with the address of IPv4 at its end is the longest. */
const longest = 46;

/** Finds IPv6 and MAC addresses in runs of hex digits and colons, each of which is read once; places come in order, near enough. */
export class ColonRuns {
  readonly #text: string;
  #start = 0;
  #end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The address around a place in such a run, when this is the first place in it that is asked for. */
  read(at: number): Sensitive | undefined {
    if (at >= this.#start && at < this.#end) return undefined;
    const text = this.#text;
    let start = at;
    let colons = 0;
    while (start > this.#end && isHexOrColon(unitAt(text, start - 1)))
      if (unitAt(text, --start) === 0x3a) colons++;
    let end = at;
    while (end < text.length && isHexOrColon(unitAt(text, end))) if (unitAt(text, end++) === 0x3a) colons++;
    this.#start = start;
    this.#end = end;
    if (colons < 2 || end - start > longest) return undefined;
    return unitAt(text, end) === 0x2e && isDigit(unitAt(text, end + 1))
      ? readMapped(text, start, end)
      : readColons(text, start, end);
  }
}

/** An address of IPv4 in one of IPv6: `::ffff:93.184.216.34`. */
function readMapped(text: string, start: number, end: number): Sensitive | undefined {
  const last = text.lastIndexOf(":", end - 1) + 1;
  const address = readIpv4(text, last);
  if (address === undefined) return undefined;
  const prefix = text.slice(start, last);
  const isPrefix = prefix.split("::").length === 2 && prefix.split(":").every((group) => group.length <= 4);
  return isPrefix ? { ...address, start } : undefined;
}

function readColons(text: string, from: number, to: number): Sensitive | undefined {
  let start = from;
  let end = to;
  if (isLetter(unitAt(text, start - 1)) || isLetter(unitAt(text, end))) return undefined;
  if (unitAt(text, end - 1) === 0x3a && unitAt(text, end - 2) !== 0x3a) end--;
  if (unitAt(text, start) === 0x3a && unitAt(text, start + 1) !== 0x3a) start++;
  const run = text.slice(start, end);
  if (isMac(run, ":")) return { kind: "mac", start, end, score: confidence.certain };
  const groups = ipv6Groups(run);
  // A prefix stands for a network: `2a02:26f0::/29`.
  const isPrefix = run.endsWith("::") && unitAt(text, end) === 0x2f;
  return groups === undefined || isPrefix || isNobodysV6(run)
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

/** Documentation (RFC 3849 and 9637), loopback, multicast and prefixes: https://www.iana.org/assignments/iana-ipv6-special-registry/ */
function isNobodysV6(run: string): boolean {
  return (
    /^(?:2001:0?db8:|3fff:|::1$|::$|ff0|fe80::[0-9a-f]$|::ffff:0:0$|64:ff9b:)/i.test(run) ||
    /^[0:]+1?$/.test(run)
  );
}

/**
 * Six or eight pairs of hex digits: https://standards.ieee.org/wp-content/uploads/import/documents/tutorials/eui.pdf
 *
 * Those of documentation are left out: https://www.rfc-editor.org/rfc/rfc9542#section-2.1.2
 */
function isMac(run: string, gap: string): boolean {
  const pairs = run.split(gap);
  return (
    (pairs.length === 6 || pairs.length === 8) &&
    pairs.every((pair) => pair.length === 2) &&
    !/^(?:0+$|f+$|00005e0053)/i.test(pairs.join(""))
  );
}

/** A MAC address with hyphens, dots or spaces that begins at `start`; with spaces it is no more than plausible. */
export function readMac(text: string, start: number): Sensitive | undefined {
  const before = unitAt(text, start - 1);
  if (isHex(before) || isLetter(before) || before === 0x2d || before === 0x2e) return undefined;
  const gap = text.charAt(start + 2);
  if (gap === "-" || gap === " ") {
    let end = start + 2;
    while (
      text.charAt(end) === gap &&
      isHex(unitAt(text, end + 1)) &&
      isHex(unitAt(text, end + 2)) &&
      end - start < 26
    )
      end += 3;
    const run = text.slice(start, end);
    if (
      isLetter(unitAt(text, end)) ||
      isDigit(unitAt(text, end)) ||
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
    isHex(unitAt(text, start + 14)) ||
    isLetter(unitAt(text, start + 14)) ||
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
