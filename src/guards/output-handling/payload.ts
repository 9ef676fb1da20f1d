import { isDigit, isLetter } from "./characters.ts";

/** Longest value that a link of everyday use carries; a hash or an id is shorter. */
const longestValue = 80;
const longestFragment = 120;
const longestSlug = 160;
const longestQuery = 400;
const mostParameters = 8;
const mostWords = 6;
const longestUser = 32;
const longestHost = 80;
const longestHostLabel = 32;

/** Names of parameters that campaigns add to links; they say nothing. */
const campaign: ReadonlySet<string> = new Set(
  "utm_source utm_medium utm_campaign utm_term utm_content utm_id gclid fbclid".split(" "),
);

/** Parts of an address in which data could travel, decoded. */
export interface UrlParts {
  readonly path: readonly string[];
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly fragment: string;
  readonly user: string;
  readonly host: readonly string[];
}

/** Takes an address apart. */
export function partsOf(url: URL): UrlParts {
  // What stands in the path of a mail address says who gets it.
  const path = url.protocol === "mailto:" ? "" : url.pathname;
  return {
    path: path
      .split("/")
      .filter((part) => part !== "")
      .map(percentDecoded),
    query: [...url.searchParams],
    fragment: percentDecoded(url.hash.slice(1)),
    user: percentDecoded(`${url.username}${url.password === "" ? "" : ` ${url.password}`}`),
    host: url.hostname.split("."),
  };
}

/** With its percent escapes resolved, as far as they are UTF-8. */
export function percentDecoded(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Whether a link carries more than a link needs: text, encoded text, a long or random value, an e-mail address, many
 * parameters, a user name, or a host name made of data.
 */
export function carriesData(url: URL, { path, query, fragment, user, host }: UrlParts): boolean {
  const parameters = query.filter(([name]) => !campaign.has(name));
  return (
    user.includes(" ") ||
    isData(user, longestUser) ||
    url.search.length > longestQuery ||
    parameters.length > mostParameters ||
    parameters.some(([name, value]) => isData(name, longestValue) || isData(value, longestValue)) ||
    isData(fragment, longestFragment) ||
    path.some((part) => isData(part, longestSlug)) ||
    isEmailIn(path.join("/")) ||
    host.join(".").length > longestHost ||
    host.some((label) => label.length > longestHostLabel || isEncodedText(label) || isHexText(label))
  );
}

function isData(value: string, longest: number): boolean {
  if (value.length < 8) return false;
  if (value.length > longest || isEmailIn(value) || wordsIn(value) > mostWords) return true;
  return runs(value).some((run) => isEncodedText(run) || isHexText(run) || isRandom(run));
}

/** How many words stand between blanks. */
function wordsIn(value: string): number {
  return value.split(/[\s+]+/).filter((word) => word.length > 1).length;
}

/** `name@host.tld`, but not `package@1.2.3`. */
function isEmailIn(value: string): boolean {
  for (let at = value.indexOf("@"); at >= 0; at = value.indexOf("@", at + 1)) {
    const before = value.charCodeAt(at - 1);
    if (at === 0 || !(isLetter(before) || isDigit(before) || before === 0x5f)) continue;
    let end = at + 1;
    let dot = 0;
    for (; end < value.length && end - at < 255; end++) {
      const unit = value.charCodeAt(end);
      if (unit === 0x2e) dot = end;
      else if (!isLetter(unit) && !isDigit(unit) && unit !== 0x2d) break;
    }
    if (
      dot > at + 1 &&
      end - dot > 2 &&
      isLetter(value.charCodeAt(dot + 1)) &&
      isLetter(value.charCodeAt(dot + 2))
    )
      return true;
  }
  return false;
}

/** Runs of the characters that base64, hexadecimal and tokens are made of. */
export function runs(value: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  for (let at = 0; at <= value.length; at++) {
    if (at < value.length && isTokenUnit(value.charCodeAt(at))) continue;
    if (at - start >= 12) found.push(value.slice(start, at));
    start = at + 1;
  }
  return found;
}

function isTokenUnit(unit: number): boolean {
  return (
    isLetter(unit) ||
    isDigit(unit) ||
    unit === 0x2b ||
    unit === 0x2d ||
    unit === 0x2f ||
    unit === 0x5f ||
    unit === 0x3d
  );
}

/** Whether base64 of readable text, in either alphabet. */
function isEncodedText(run: string): boolean {
  const text = base64Decoded(run);
  return text !== undefined && isReadable(text);
}

function isHexText(run: string): boolean {
  const text = hexDecoded(run);
  return text !== undefined && isReadable(text);
}

/** What base64 in either alphabet stands for; nothing for what has not its form. */
export function base64Decoded(run: string): string | undefined {
  let body = run.replaceAll("-", "+").replaceAll("_", "/");
  while (body.endsWith("=")) body = body.slice(0, -1);
  if (body.length < 12 || body.length % 4 === 1 || body.includes("=")) return undefined;
  try {
    return textOf(Uint8Array.from(atob(body), (character) => character.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** What pairs of hexadecimal digits stand for; nothing for what has not their form. */
export function hexDecoded(run: string): string | undefined {
  if (run.length < 12 || run.length % 2 === 1) return undefined;
  const bytes = new Uint8Array(run.length / 2);
  for (let at = 0; at < run.length; at++) {
    const unit = run.charCodeAt(at);
    const digit = isDigit(unit) ? unit - 0x30 : (unit | 0x20) - 0x57;
    if (!isDigit(unit) && (!isLetter(unit) || digit > 15)) return undefined;
    bytes[at >> 1] = ((bytes[at >> 1] as number) << 4) | digit;
  }
  return textOf(bytes);
}

let decoder: TextDecoder | undefined;

function textOf(bytes: Uint8Array): string | undefined {
  decoder ??= new TextDecoder("utf-8", { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Almost no controls, and letters for the most part. */
function isReadable(text: string): boolean {
  let letters = 0;
  let others = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 && unit !== 0x0a && unit !== 0x09 && unit !== 0x0d) return false;
    if (unit === 0x7f || unit === 0xfffd) return false;
    if (isLetter(unit) || isDigit(unit) || unit === 0x20 || unit >= 0xc0) letters++;
    else others++;
  }
  return letters >= 3 * others;
}

/** A long run with capitals, small letters and digits in no order, as keys and tokens are. */
function isRandom(run: string): boolean {
  if (run.length < 20) return false;
  let changes = 0;
  let seen = 0;
  let last = 0;
  for (let at = 0; at < run.length; at++) {
    const unit = run.charCodeAt(at);
    const kind = isDigit(unit) ? 1 : unit >= 0x61 && unit <= 0x7a ? 2 : isLetter(unit) ? 4 : 0;
    if (kind === 0) continue;
    if (kind !== last) changes++;
    last = kind;
    seen |= kind;
  }
  return seen === 7 && changes >= run.length / 4;
}
