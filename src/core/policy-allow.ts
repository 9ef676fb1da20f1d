import { sha256Hex } from "./hash.ts";
import { latePattern } from "./late-pattern.ts";
import { familyOf } from "./treatments.ts";
import type { Finding, Stage } from "./types.ts";

const blankOrControl = latePattern("[\\s\\p{C}]", "u");
const hostName = latePattern("^[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}.-]*$", "u");

/**
 * A known false alarm. All fields that are given must hold; one of `rule`, `family`, `text`, `sha256` and `domain` is
 * required.
 */
export interface AllowEntry {
  /** Rule id. */
  readonly rule?: string;
  /** Part of the rule id before the slash. */
  readonly family?: string;
  /** Name of a guard. */
  readonly guard?: string;
  /** Document id, tool name or whatever else the caller gave as origin. */
  readonly origin?: string;
  readonly stage?: Stage;
  /** The matched characters of the caller's text, compared after trimming and in lower case. */
  readonly text?: string;
  /**
   * SHA-256 of the matched characters in UTF-8, exactly as they stand, as 64 hexadecimal digits; so no secret stands in
   * the configuration. Matches of more than 8,192 characters are not compared.
   */
  readonly sha256?: string;
  /**
   * Host of the e-mail address or URL that was matched, or one that it ends with: `example.com` is also that of
   * `https://docs.example.com/`, and never of `https://example.com@other.org/`. International names as they are written.
   */
  readonly domain?: string;
}

/** Where the findings are that the allow-list is asked about. */
export interface Surroundings {
  readonly text: string;
  readonly stage: Stage;
  readonly origin?: string | undefined;
}

const longestHashed = 8192;
const longestAddress = 2048;

/** Whether one of the entries names a finding. */
export function isAllowed(
  entries: readonly AllowEntry[],
  finding: Finding,
  surroundings: Surroundings,
): boolean {
  if (entries.length === 0) return false;
  const value = new Matched(surroundings.text, finding);
  return entries.some((entry) => isNamedBy(entry, finding, surroundings, value));
}

function isNamedBy(
  entry: AllowEntry,
  finding: Finding,
  { stage, origin }: Surroundings,
  value: Matched,
): boolean {
  return (
    (entry.rule === undefined || entry.rule === finding.ruleId) &&
    (entry.family === undefined || entry.family === familyOf(finding.ruleId)) &&
    (entry.guard === undefined || entry.guard === finding.guard) &&
    (entry.stage === undefined || entry.stage === stage) &&
    (entry.origin === undefined || entry.origin === origin) &&
    (entry.text === undefined || value.isText(entry.text)) &&
    (entry.sha256 === undefined || value.sha256 === entry.sha256) &&
    (entry.domain === undefined || isWithin(value.host, entry.domain))
  );
}

/** The characters that were matched, looked at once for all entries. */
class Matched {
  readonly #text: string;
  readonly #start: number;
  readonly #length: number;
  #sha256: string | undefined;
  #host: string | undefined;

  constructor(text: string, { span }: Finding) {
    this.#text = text;
    this.#start = span.start;
    this.#length = span.end - span.start;
  }

  get #value(): string {
    return this.#text.slice(this.#start, this.#start + this.#length);
  }

  isText(expected: string): boolean {
    // Bounds the work on long spans; leaves room for white space at both ends.
    return this.#length <= 4 * expected.length + 64 && plain(this.#value) === expected;
  }

  get sha256(): string {
    this.#sha256 ??= this.#length > longestHashed ? "" : sha256Hex(this.#value);
    return this.#sha256;
  }

  get host(): string {
    this.#host ??= this.#length > longestAddress ? "" : hostOf(this.#value);
    return this.#host;
  }
}

/** How texts of the allow-list are compared. */
export function plain(text: string): string {
  return text.trim().toLowerCase();
}

/** The host of a URL or an e-mail address in lower case, or an empty text for anything else. */
export function hostOf(value: string): string {
  // Whoever opens a URL may leave out what white space and controls it holds, so no host can be told.
  if (blankOrControl().test(value)) return "";
  const scheme = value.indexOf("://");
  const rest = scheme < 0 ? value.replace(/^mailto:/i, "") : value.slice(scheme + 3);
  const isAddress = scheme < 0 && /^[^@/\\?#:]+@[^@/\\?#:]+$/.test(rest);
  if (scheme < 0 && !isAddress && rest.includes("@")) return "";
  const [authority = ""] = rest.split(/[/\\?#]/, 1);
  const host = authority.slice(authority.lastIndexOf("@") + 1).replace(/:[0-9]{0,5}$/, "");
  return isHost(host) ? host.toLowerCase().replace(/\.$/, "") : "";
}

/** Whether a text is a host name and nothing else. */
export function isHost(text: string): boolean {
  return text.length <= 255 && hostName().test(text);
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
