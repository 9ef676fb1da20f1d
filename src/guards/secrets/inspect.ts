import { isLocal } from "../../core/local-views.ts";
import type { CompiledRule } from "../../core/rule.ts";
import type { Scanner } from "../../core/scan.ts";
import type { Finding, Inspection, Match, Span } from "../../core/types.ts";
import type { View } from "../../core/views.ts";
import type { Candidate } from "./candidates.ts";
import { checks } from "./checks.ts";
import { findPassword, findToken } from "./contexts.ts";
import { type Unmasked, unmask } from "./disguise.ts";
import { standsAlone } from "./edges.ts";
import { kinds } from "./kinds.ts";
import { randomness } from "./naturalness.ts";
import { isPlaceholder } from "./placeholders.ts";
import { findNamed } from "./providers.ts";
import { findCommandLogin } from "./structures/command-login.ts";
import { findHeaderCredentials } from "./structures/header.ts";
import { findJsonWebKey } from "./structures/json-web-key.ts";
import { findPasswordHash } from "./structures/password-hash.ts";
import { findPrivateKey } from "./structures/private-key.ts";
import { findRecoveryPhrase } from "./structures/recovery-phrase.ts";
import { findSignedToken } from "./structures/signed-token.ts";
import { findStoredLogin } from "./structures/stored-login.ts";
import { findUrlPassword } from "./structures/url.ts";
import { findWirelessLogin } from "./structures/wireless-login.ts";

/** What the guard was set up with. */
export interface Settings {
  readonly guard: string;
  readonly rules: readonly CompiledRule[];
  /** Index of the first rule of the user's own. */
  readonly added: number;
  readonly minimumScore: number;
  /** Names of checks by rule id. */
  readonly checkOf: ReadonlyMap<string, string>;
  /** The formats alone, to be looked for in what was disguised; built when first needed. */
  readonly formats: () => { readonly rules: readonly CompiledRule[]; readonly scanner: Scanner };
  /** Whether findings of an id are wanted. */
  readonly wants: (ruleId: string) => boolean;
}

/** Findings of one text. */
export function inspectMatches(settings: Settings, inspection: Inspection): readonly Finding[] {
  const found: Finding[] = [];
  /** Values that are meant to be public. */
  const harmless: Span[] = [];
  const reading = createReading();
  const { rules, added, guard, wants } = settings;
  const { stage } = inspection;

  const reportCandidate = (view: View, { kind, start, end, score }: Candidate, name?: string): void => {
    const ruleId = `secret/${kind}`;
    if (score < settings.minimumScore || !wants(ruleId)) return;
    const { title, refs } = kinds.get(name === undefined ? kind : "named") as {
      title: string;
      refs: readonly string[];
    };
    found.push(findingOf(guard, stage, ruleId, title, refs, view, start, end, score));
  };

  for (const match of inspection.matches) {
    const rule = rules[match.rule] as CompiledRule;
    if (match.rule < added && !isLocal(match.view)) continue;
    if (match.rule >= added) {
      const score = typeof rule.score === "number" ? rule.score : (rule.score[stage] ?? 0);
      if (score >= settings.minimumScore && score > 0) {
        found.push(
          findingOf(guard, stage, rule.id, rule.title, rule.refs, match.view, match.start, match.end, score),
        );
      }
      continue;
    }
    if (rule.id.startsWith("context/")) {
      const kind = rule.id.slice(8);
      if (reading.takes(kind, match)) reading.note(kind, match, readAnnouncer(kind, match, reportCandidate));
      continue;
    }
    if (rule.score === 0) {
      if (standsAlone(match.view.text, match.start, match.end)) harmless.push(match.span);
      continue;
    }
    if (!wants(rule.id)) continue;
    const score = formatScore(rule, match, settings.checkOf.get(rule.id));
    if (score >= settings.minimumScore) {
      found.push(
        findingOf(guard, stage, rule.id, rule.title, rule.refs, match.view, match.start, match.end, score),
      );
    }
  }
  findUnmasked(settings, inspection, found);
  const kept = found.length < 2 ? found : withoutDoubles(found);
  return harmless.length === 0
    ? kept
    : kept.filter(({ span }) => !harmless.some((other) => contains(other, span)));
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

/** Disguises of whole tokens; what was found as it stands is none. */
const turned: ReadonlySet<string> = new Set(["reversed", "rot13", "base64", "hex"]);

/** Tells whether there was a finding before over any of the same characters. */
function createKnown(found: readonly Finding[]): (start: number, end: number) => boolean {
  const spans = found.map(({ span }) => span).sort((a, b) => a.start - b.start);
  /** How far the findings up to each one reach. */
  let last = 0;
  const reached = spans.map(({ end }) => {
    last = Math.max(last, end);
    return last;
  });
  return (start, end) => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((spans[middle] as Span).start < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (reached[low - 1] as number) > start;
  };
}

/** What is left of a score when the token had to be pieced together. */
const pieced = 0.95;

/** Keeps tokens apart that are looked at together. */
const apart = "\n\0\n";

/** Looks for the formats in all that may be disguised, at once. */
function findUnmasked(settings: Settings, { stage, views }: Inspection, found: Finding[]): void {
  const all = unmask(views.folded);
  if (all.length === 0) return;
  const isKnown = createKnown(found);
  const parts = all.filter(({ via, offsets, end }) => {
    if (!turned.has(via)) return true;
    const span = views.folded.toOriginal(offsets[0] as number, end);
    return !isKnown(span.start, span.end);
  });
  const starts: number[] = [];
  let length = 0;
  for (const { text } of parts) {
    starts.push(length);
    length += text.length + apart.length;
  }
  const text = parts.map(({ text }) => text).join(apart);
  const partAt = (at: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const viewOf = (via: readonly string[]): View => ({
    name: "squeezed",
    text,
    via,
    toOriginal: (start, end) => {
      const part = partAt(start);
      const { text, offsets } = parts[part] as Unmasked;
      const from = start - (starts[part] as number);
      const to = Math.min(end - (starts[part] as number), text.length);
      const last = to === text.length ? (offsets[to] as number) : (offsets[to - 1] as number) + 1;
      return views.folded.toOriginal(offsets[from] ?? last, last);
    },
  });
  const { rules, scanner } = settings.formats();
  const joined = viewOf([]);
  const [matches = []] = scanner.scan({ scanned: [joined], raw: joined, hidden: [] }, stage).matches;
  for (const match of matches) {
    const rule = rules[match.rule] as CompiledRule;
    if (!settings.wants(rule.id) || rule.score === 0) continue;
    const part = partAt(match.start);
    const { text: token, via } = parts[part] as Unmasked;
    if (match.end > (starts[part] as number) + token.length) continue;
    const score = pieced * formatScore(rule, match, settings.checkOf.get(rule.id));
    if (score < settings.minimumScore) continue;
    const view = viewOf([via]);
    found.push(
      findingOf(settings.guard, stage, rule.id, rule.title, rule.refs, view, match.start, match.end, score),
    );
  }
}

type ReportNamed = (view: View, candidate: Candidate, name?: string) => void;

/** Keeps announcers from reading the same characters again and again. */
interface Reading {
  takes(kind: string, match: Match): boolean;
  /** Notes up to where was read from a match. */
  note(kind: string, match: Match, end: number): void;
}

/** Characters read around announcers for each one that a view has, and on top of those. */
const readingShare = 6;
const spareReading = 8192;

/** Characters around every announcer that are looked at anyway. */
const surroundings = 64;

/** Announcers whose readers look at all there is, so that those within need no look of their own. */
const thorough: ReadonlySet<string> = new Set(["phrase", "pem", "jwt", "hash", "header", "jwk"]);

function createReading(): Reading {
  const until = new Map<string, number>();
  let view: View | undefined;
  let left = 0;
  return {
    takes(kind, match) {
      if (match.view !== view) {
        view = match.view;
        left = spareReading + readingShare * view.text.length;
        until.clear();
      }
      return left > 0 && !(thorough.has(kind) && match.start < (until.get(kind) ?? 0));
    },
    note(kind, match, end) {
      left -= surroundings + Math.max(0, end - match.start);
      if (end > (until.get(kind) ?? 0)) until.set(kind, end);
    },
  };
}

/** Gives the end of what was read. */
function readAnnouncer(kind: string, { view, start, end }: Match, report: ReportNamed): number {
  switch (kind) {
    case "password":
      return findPassword(view, start, end, report);
    case "secret":
      return findToken(view, start, end, report);
    case "provider":
      return findNamed(view, start, end, report);
    case "pem":
      return findPrivateKey(view, start, end, report);
    case "jwt":
      return findSignedToken(view, start, report);
    case "url":
      return findUrlPassword(view, start, end, report);
    case "header":
      return findHeaderCredentials(view, start, end, report);
    case "option":
      return findCommandLogin(view, start, end, report);
    case "hash":
      return findPasswordHash(view, start, report);
    case "jwk":
      return findJsonWebKey(view, start, end, report);
    case "wifi":
      return findWirelessLogin(view, end, report);
    case "phrase":
      return findRecoveryPhrase(view, start, end, report);
    default:
      return findStoredLogin(view, start, end, report);
  }
}

/** What a right check digit takes from the doubt, and what is left of the score after a wrong one. */
const confirmation = 0.8;
const refutation = 0.75;

/** Forms with a lower score need a token that looks drawn at random. */
const doubtful = 0.8;
const natural = 0.4;

function formatScore(rule: CompiledRule, { view, start, end }: Match, checkName: string | undefined): number {
  const { text } = view;
  if (!standsAlone(text, start, end)) return 0;
  const token = text.slice(start, end);
  if (isPlaceholder(token)) return 0;
  let score = rule.score as number;
  if (score < doubtful && randomness(token) < natural) score *= refutation;
  const check = checkName === undefined ? undefined : checks.get(checkName)?.(token);
  if (check === "valid") return 1 - (1 - score) * (1 - confirmation);
  return check === "invalid" ? score * refutation : score;
}

function findingOf(
  guard: string,
  stage: Finding["stage"],
  ruleId: string,
  title: string,
  refs: readonly string[],
  view: View,
  start: number,
  end: number,
  score: number,
): Finding {
  return {
    ruleId,
    title,
    guard,
    stage,
    score: Math.round(score * 1e6) / 1e6,
    span: view.toOriginal(start, end),
    view: view.name,
    ...(view.via.length > 0 && { via: view.via }),
    refs,
  };
}

const generic = "secret/generic";

/** Of findings over the same characters the surest stays; those that reach well beyond stay beside it. */
function withoutDoubles(found: Finding[]): readonly Finding[] {
  const sorted = found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const kept: Finding[] = [];
  for (const finding of sorted) {
    let isKept = true;
    let sure = 0;
    while (isKept && kept.length > 0) {
      const other = kept.at(-1) as Finding;
      const wins = isBetter(finding, other);
      if (wins ? !covers(finding, other) : !covers(other, finding)) break;
      sure = Math.max(sure, other.score);
      if (wins) kept.pop();
      else {
        isKept = false;
        kept[kept.length - 1] = withScore(other, Math.max(sure, finding.score));
      }
    }
    if (isKept) kept.push(withScore(finding, Math.max(sure, finding.score)));
  }
  return kept;
}

/** What two findings say is as sure as the surer one. */
function withScore(finding: Finding, score: number): Finding {
  return finding.score === score ? finding : { ...finding, score };
}

function isBetter(a: Finding, b: Finding): boolean {
  // A kind that has a name says more than a random value does.
  if ((a.ruleId === generic) !== (b.ruleId === generic)) return b.ruleId === generic;
  if (a.score !== b.score) return a.score > b.score;
  const length = (finding: Finding): number => finding.span.end - finding.span.start;
  return length(a) > length(b) || (length(a) === length(b) && isPlain(a) && !isPlain(b));
}

function isPlain({ view }: Finding): boolean {
  return view === "raw" || view === "folded";
}

/** Whether a finding holds at least half of another one. */
function covers({ span: outer }: Finding, { span: inner }: Finding): boolean {
  const common = Math.min(outer.end, inner.end) - Math.max(outer.start, inner.start);
  return common > 0 && 2 * common >= inner.end - inner.start;
}
