import { confidence, type Sensitive } from "./sensitive.ts";
import { isAlphanumeric, isLetter, isWordUnit, unitAt } from "./text.ts";

const longestLocal = 64;
const longestHost = 253;

/** Endings of files, not of hosts: `icon@2x.png`. */
const noTlds: ReadonlySet<string> = new Set(
  "js ts css html png jpg svg json md py tsx jsx vue mjs".split(" "),
);

/** Names that stand for anybody in examples. */
const anybody: ReadonlySet<string> = new Set(
  (
    "user username name yourname your you me my mail email myemail youremail someone somebody anyone nobody test tester " +
    "foo bar baz qux example sample first.last firstname.lastname first_last firstname lastname abc xyz a b c x y"
  ).split(" "),
);

/** Accounts of machines that hosts of repositories are reached by: `git@host.example:team/project.git`. */
const machines: ReadonlySet<string> = new Set(["git", "hg", "svn"]);

/** The e-mail address around an `@`: plus tags, quoted local parts, international names and hosts, no package names. */
export function readEmail(text: string, at: number): Sensitive | undefined {
  const start = localStart(text, at);
  if (start === at) return undefined;
  const end = hostEnd(text, at + 1);
  if (end < 0) return undefined;
  const local = text.slice(start, at).toLowerCase();
  const next = unitAt(text, end);
  if (machines.has(local) && (next === 0x3a || next === 0x2f)) return undefined;
  // Somebody's name at such a host is somebody's in a made-up text as well.
  const isExample =
    /^x{3,}$/.test(local) ||
    (isReserved(text.slice(at + 1, end).toLowerCase()) && anybody.has(local.replace(/[0-9]+$|\+.*$/, "")));
  return { kind: "email", start, end, score: isExample ? confidence.unlikely : confidence.certain };
}

/** Hosts that are nobody's: https://www.rfc-editor.org/rfc/rfc6761 */
function isReserved(host: string): boolean {
  const labels = host.split(".");
  const top = labels.at(-1) as string;
  return (
    top === "example" ||
    top === "invalid" ||
    top === "test" ||
    top === "localhost" ||
    (labels.at(-2) === "example" && (top === "com" || top === "net" || top === "org"))
  );
}

/** Top-level domains that most addresses end with. */
export const topDomains: ReadonlySet<string> = new Set(
  "com net org io de app ai uk edu gov info biz eu fr es it nl pl pt br ru ua cn jp kr tw in au nz ca us mx ar cl co ch at be se no dk fi cz sk hu ro bg gr tr il za ae me tv dev xyz online site".split(
    " ",
  ),
);

function localStart(text: string, at: number): number {
  if (unitAt(text, at - 1) === 0x22) return quotedStart(text, at);
  let start = at;
  while (start > 0 && at - start < longestLocal && isLocal(unitAt(text, start - 1), text, start - 1)) start--;
  // A dot, a slash or an equals sign before the name belongs to what stands before; `**` may be Markdown within the name.
  while (start < at && !isWordUnit(unitAt(text, start)) && unitAt(text, start) !== 0x5f) start++;
  return unitAt(text, at - 1) === 0x2e ? at : start;
}

/** Where the quoted name before an `@` begins; a string in JSON has its quotation marks escaped. */
function quotedStart(text: string, at: number): number {
  const isWritten = unitAt(text, at - 2) === 0x5c;
  const end = isWritten ? at - 2 : at - 1;
  for (let start = end - 1; start >= 0 && at - start < longestLocal; start--) {
    const unit = unitAt(text, start);
    if (unit === 0x0a) return at;
    if (unit !== 0x22 || (unitAt(text, start - 1) === 0x5c) !== isWritten) continue;
    return start === end - 1 ? at : start;
  }
  return at;
}

/** RFC 5322 atoms without the marks that prose and code put next to addresses. */
function isLocal(unit: number, text: string, at: number): boolean {
  if (unit >= 0x80) return isWordUnit(unit);
  if (isAlphanumeric(unit)) return true;
  if (unit === 0x2a) return unitAt(text, at - 1) === 0x2a || unitAt(text, at + 1) === 0x2a;
  return unit === 0x2e || unit === 0x2d || unit === 0x5f || unit === 0x2b || unit === 0x25 || unit === 0x27;
}

/** Where the host ends that begins at `from`: labels and a top-level domain, or an address in brackets; -1 when there is none. */
function hostEnd(text: string, from: number): number {
  let at = from;
  let label = from;
  let lastDot = -1;
  for (; at < text.length && at - from < longestHost; at++) {
    const unit = unitAt(text, at);
    if (unit === 0x2e) {
      if (at === label) break;
      const next = unitAt(text, at + 1);
      if (!isWordUnit(next)) break;
      lastDot = at;
      label = at + 1;
    } else if (unit === 0x2d) {
      if (at === label) break;
    } else if (!isWordUnit(unit) || (unit >= 0x3040 && isHostEnd(text, at, lastDot))) break;
  }
  if (lastDot < 0) return -1;
  const top = text.slice(lastDot + 1, at);
  if (top.length < 2) return -1;
  // Numbers after the dot are the version of a package: `name@1.2.3`.
  if (!isLetter(top.charCodeAt(0)) && top.charCodeAt(0) < 0x80) return -1;
  return noTlds.has(top) ? -1 : at;
}

/** After a whole host in Latin letters, a letter of a script without spaces begins the next word. */
function isHostEnd(text: string, at: number, lastDot: number): boolean {
  return lastDot >= 0 && at - lastDot > 2 && unitAt(text, at - 1) < 0x80;
}

/** An address written backwards: `moc.elpmaxe@eod.nhoj`. */
export function readReversedEmail(text: string, at: number): Sensitive | undefined {
  let start = at;
  while (start > 0 && at - start < longestHost && isReversedUnit(unitAt(text, start - 1))) start--;
  let end = at + 1;
  while (end < text.length && end - at < longestLocal && isReversedUnit(unitAt(text, end))) end++;
  while (end > at + 1 && !isAlphanumeric(unitAt(text, end - 1))) end--;
  const dot = start + text.slice(start, start + 12).indexOf(".");
  if (dot < start || dot >= at || end - at < 3) return undefined;
  return reversedTops.has(text.slice(start, dot).toLowerCase())
    ? { kind: "email", start, end, score: 0.7 }
    : undefined;
}

function isReversedUnit(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x2e || unit === 0x2d || unit === 0x5f || unit === 0x2b;
}

const reversedTops: ReadonlySet<string> = new Set(
  "moc ten gro oi ved ppa ia ku ed rf se ti ln lp ku rb ur nc pj rk tp ea ni ac ua ofni zib ude vog em oc hc ta eb es on kd if".split(
    " ",
  ),
);

/** An address whose characters are set apart: `j o h n @ m a i l . c o m`. */
export function readSpacedEmail(text: string, at: number): Sensitive | undefined {
  const start = spacedEdge(text, at, -2);
  const end = spacedEdge(text, at, 2);
  if (at - start < 4 || end - at < 8) return undefined;
  const host = text.slice(at + 1, end + 1).replace(/ /g, "");
  const dot = host.lastIndexOf(".");
  return dot > 0 && host.length - dot > 2 ? { kind: "email", start, end: end + 1, score: 0.8 } : undefined;
}

function spacedEdge(text: string, at: number, step: number): number {
  let edge = at;
  for (let next = at + step; next >= 0 && next < text.length && Math.abs(next - at) < 160; next += step) {
    const unit = unitAt(text, next);
    if (unitAt(text, next - step / 2) !== 0x20 || unit === 0x20) break;
    if (!isReversedUnit(unit)) break;
    // A word of more than one letter ends the run.
    const beyond = unitAt(text, next + step / 2);
    edge = next;
    if (isAlphanumeric(beyond)) return isAlphanumeric(unit) ? next - step : next;
  }
  return edge;
}

const shown: ReadonlySet<string> = new Set("pass password passwd pwd secret token".split(" "));

/** A URL is looked at so far before an `@`. */
export const longestCredentials = 256;

/** A URL with a user name and password around an `@`, or nothing. */
export function readUrlCredentials(text: string, at: number): Sensitive | undefined {
  let start = at;
  let colon = -1;
  for (; start > 0 && at - start < longestCredentials; start--) {
    const unit = unitAt(text, start - 1);
    if (unit <= 0x20 || unit === 0x22 || unit === 0x27 || unit === 0x3c || unit === 0x3e || unit === 0x60)
      return undefined;
    if (unit === 0x2f) break;
    if (unit === 0x3a) colon = start - 1;
  }
  if (colon <= start || unitAt(text, start - 2) !== 0x2f || unitAt(text, start - 3) !== 0x3a)
    return undefined;
  let scheme = start - 3;
  while (scheme > 0 && start - scheme < 24 && isAlphanumeric(unitAt(text, scheme - 1))) scheme--;
  if (scheme === start - 3 || colon + 1 === at || /[{}<>[\]$]/.test(text.slice(start, at))) return undefined;
  let end = at + 1;
  while (end < text.length && end - at < 512 && !isUrlEnd(unitAt(text, end))) end++;
  while (end > at + 1 && ".,;:!?)".includes(text.charAt(end - 1))) end--;
  if (end - at < 3) return undefined;
  // `https://user:pass@host` shows how it is written.
  const isShown =
    shown.has(text.slice(colon + 1, at).toLowerCase()) && anybody.has(text.slice(start, colon).toLowerCase());
  return {
    kind: "url-credentials",
    start: scheme,
    end,
    score: isShown ? confidence.unlikely : confidence.certain,
  };
}

function isUrlEnd(unit: number): boolean {
  return (
    unit <= 0x20 ||
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x3c ||
    unit === 0x3e ||
    unit === 0x60 ||
    unit === 0x29 ||
    unit >= 0x3000
  );
}
