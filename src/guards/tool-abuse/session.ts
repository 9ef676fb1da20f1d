import { listStrings } from "../../core/strings.ts";
import { readOptions, wrongInput, wrongOption } from "../../core/validate.ts";
import { CallCounter } from "./allowance.ts";
import { randomId } from "./approvals.ts";
import { Shingles } from "./shingles.ts";
import type { Provenance } from "./types.ts";

/** Options of {@link toolSession}. */
export interface ToolSessionOptions {
  /**
   * UTF-16 units that are recorded of each kind; when there are more, every value counts as a copy.
   *
   * @default 1000000
   */
  readonly maxChars?: number;
}

/** One conversation: what it has read, and how often each tool was called. Keep one per conversation, never share one. */
export interface ToolSession {
  /** Records text that somebody else wrote: a document, a web page, a mail, a tool result. Keeps hashes, never the text. */
  untrusted(text: string, origin?: string): void;
  /** Records text that must not leave. Keeps hashes, never the text. */
  private(text: string, origin?: string): void;
  /** What was recorded so far. */
  readonly holds: ReadonlySet<Provenance>;
  /** Names that were given as the origin of each kind, each once, at most 100. */
  origins(kind: Provenance): readonly string[];
}

/** What the policy knows of a session. */
export interface SessionState {
  readonly id: string;
  readonly recorded: Readonly<Record<Provenance, Shingles>>;
  /** Counters by name of the tool; `""` is for all of them. */
  readonly counters: Map<string, CallCounter>;
}

const states: WeakMap<ToolSession, SessionState> = new WeakMap();
const mostOrigins = 100;

/**
 * A session of tool calls: counts them, and follows text by its content through quoting, casing, spacing, encodings and partial
 * copies of 16 characters and more. A paraphrase, a translation or a summary is not seen.
 *
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const session = toolSession();
 * session.untrusted(page, "https://example.com/page");
 * const decision = await policy.check(call, { principal, session });
 * ```
 */
export function toolSession(options: ToolSessionOptions = {}): ToolSession {
  const maxChars = readOptions(options, "options", ["maxChars"]).get("maxChars") ?? 1_000_000;
  if (typeof maxChars !== "number" || !(maxChars > 0))
    throw wrongOption("options.maxChars", "a number above 0");
  const recorded = { untrusted: new Shingles(maxChars), private: new Shingles(maxChars) };
  const origins = { untrusted: new Set<string>(), private: new Set<string>() };
  const record = (kind: Provenance) => (text: string, origin?: string) => {
    if (typeof text !== "string") throw wrongInput("text", "a string");
    recorded[kind].add(text);
    if (typeof origin === "string" && origins[kind].size < mostOrigins) origins[kind].add(origin);
  };
  const session: ToolSession = {
    untrusted: record("untrusted"),
    private: record("private"),
    get holds() {
      return new Set((["untrusted", "private"] as const).filter((kind) => !recorded[kind].isEmpty));
    },
    origins: (kind) => [...origins[kind]],
  };
  states.set(session, { id: randomId(), recorded, counters: new Map() });
  return session;
}

/** The state of a session; throws `GUARD_INVALID_INPUT` for what is none. */
export function stateOf(session: unknown): SessionState | undefined {
  if (session === undefined) return undefined;
  const state = states.get(session as ToolSession);
  if (state === undefined) throw wrongInput("context.session", "a session made by toolSession()");
  return state;
}

/** The counter of a tool. */
export function counterOf({ counters }: SessionState, name: string): CallCounter {
  let counter = counters.get(name);
  if (counter === undefined) {
    counter = new CallCounter();
    counters.set(name, counter);
  }
  return counter;
}

/** Records every string of a value. */
export function recordAll(
  session: ToolSession,
  kinds: readonly Provenance[],
  value: unknown,
  origin: string,
): void {
  if (kinds.length === 0) return;
  const unread = (): undefined => undefined;
  const { places } = typeof value === "string" ? { places: [{ text: value }] } : listStrings(value, unread);
  const texts = places.map(({ text }) => text).join("\n");
  for (const kind of kinds) session[kind](texts === "" ? " " : texts, origin);
}
