import type { GuardBlockedError } from "../../core/errors.ts";
import { type OnBlock, resolveSettings, type Settings } from "../../core/guard-options.ts";
import { type CheckerOptions, checkerOptionNames, optionalFunction } from "../../core/options.ts";
import type { OutputTexts } from "../../core/output.ts";
import { createRunner, type Runner } from "../../core/runner.ts";
import { type RoleStage, resolveRoles, type Segments } from "../../core/segments.ts";
import type { Guard, Principal } from "../../core/types.ts";
import { isObject, readOptions, wrongOption } from "../../core/validate.ts";
import { type Vault, vault } from "../../core/vault.ts";
import { type Pattern, readPatterns } from "./patterns.ts";

/** Options of guarded handlers; `Source` is what a server hands over for a call: a `Request`, or what stands for it there. */
export interface HttpOptions<Source = Request> extends Omit<CheckerOptions, "vault"> {
  /**
   * Where the texts of a JSON body or a form are that get to the model: paths such as `messages[].content`, each with all that is in it,
   * or functions that read and write them. Functions get the JSON value, the text, or the `[name, value]` pairs of a form.
   *
   * @default every string: names that the model's API would trust, such as `system`, come from the client as well
   */
  // biome-ignore lint/suspicious/noExplicitAny: functions name the type of their body
  readonly input?: readonly string[] | Segments<any>;
  /** The values in the query of the URL: checked at stage `input`, or not. @default "check" */
  readonly query?: "check" | "ignore";
  /**
   * Stages of messages in a JSON body by their `role`, or `trusted` for those that are not looked at.
   *
   * @default all are `input`, since the client writes their roles
   */
  readonly roles?: Readonly<Record<string, RoleStage>>;
  /**
   * Where the texts of a JSON answer are that get to the user: paths, or functions that read and write them; `"ignore"` lets
   * all answers pass unchecked.
   *
   * @default every string
   */
  // biome-ignore lint/suspicious/noExplicitAny: functions name the type of their answer
  readonly output?: readonly string[] | OutputTexts<any> | "ignore";
  /**
   * Where the events of a stream carry a text that the next one continues: paths in their JSON, or `"text"` when their data is
   * plain text, whatever it looks like.
   *
   * @default plain text, and the fields of known streams: see docs/adapters.md
   */
  readonly delta?: "text" | readonly string[];
  /**
   * What a blocked call gives: a refusal, in these words if it is a function, or an error. What is found in a stream that has
   * begun ends it, with the words as its last event or text.
   *
   * @default "refuse"
   */
  readonly onBlock?: OnBlock;
  /** Status of refusals. @default 403; 400, 413 and 415 for what is malformed, too long or in a form that cannot be read; 500 for a guard that failed */
  readonly status?: number;
  /** Makes the answer of a refusal before anything was sent. @default JSON, an event or plain text, as the client accepts them */
  readonly refusal?: (words: string, blocked: GuardBlockedError) => Response | Promise<Response>;
  /**
   * What holds no text that can be read: reported in the event as `unread`, or refused.
   *
   * @default pictures, sound and files are reported; compressed bodies, and ranges of texts, are refused
   */
  readonly unreadable?: "report" | "refuse";
  /** Longest body of a request, and of an answer that is checked as a whole, in bytes. @default 10000000 */
  readonly maxBodyBytes?: number;
  /** Longest part of a streamed text that is held back, in UTF-16 units; a longer one is blocked. @default 1000000 */
  readonly maxBufferedChars?: number;
  /** Who asks. @default nobody */
  readonly principal?: (source: Source) => Principal | undefined | Promise<Principal | undefined>;
  /**
   * The vault of the session that a call belongs to. A call for which it gives none has one for itself.
   *
   * @default none
   */
  readonly vault?: (source: Source) => Vault | undefined | Promise<Vault | undefined>;
}

/** Options that were checked. */
export interface HttpSettings extends Settings {
  readonly runner: Runner;
  readonly input: readonly Pattern[] | Segments<unknown> | undefined;
  readonly readsQuery: boolean;
  /** Stages of the roles that were named. */
  readonly stages: ReadonlyMap<string, RoleStage>;
  readonly answers: readonly Pattern[] | OutputTexts<unknown> | "ignore" | undefined;
  readonly delta: "text" | readonly Pattern[] | undefined;
  readonly status: number | undefined;
  readonly answer: HttpOptions["refusal"] | undefined;
  /** `undefined` is a default of its own. */
  readonly opaque: "report" | "refuse" | undefined;
  readonly maxBodyBytes: number;
  readonly principal: HttpOptions<unknown>["principal"];
  readonly vault: HttpOptions<unknown>["vault"];
}

const names: readonly string[] = [
  ...checkerOptionNames,
  ...["input", "query", "roles", "output", "delta", "onBlock", "status", "refusal", "unreadable"],
  ...["maxBodyBytes", "maxBufferedChars", "principal"],
];

/** Checks options and compiles the guards; throws `GUARD_INVALID_OPTIONS` naming the field. */
export function resolveHttp<Source>(guards: readonly Guard[], options: HttpOptions<Source>): HttpSettings {
  const given = readOptions(options, "options", names);
  const { unreadable, roles, maxBufferedChars, output, delta, query } = options;
  if (query !== undefined && query !== "check" && query !== "ignore")
    throw wrongOption("options.query", "check or ignore");
  const settings = resolveSettings({
    onBlock: given.get("onBlock") ?? "refuse",
    ...(unreadable !== undefined && { unreadable }),
    ...(roles !== undefined && { roles }),
    ...(maxBufferedChars !== undefined && { maxBufferedChars }),
  });
  const functionOf = (name: string) => optionalFunction(given.get(name), `options.${name}`);
  const ofSession = functionOf("vault") as HttpSettings["vault"];
  const { vault: _, ...own } = options;
  const checker = Object.fromEntries(
    Object.entries(own).filter(([name]) => checkerOptionNames.includes(name)),
  ) as CheckerOptions;
  return {
    ...settings,
    // The policy has to know that there will be a vault; this one stays empty.
    runner: createRunner(guards, { ...checker, ...(ofSession !== undefined && { vault: vault() }) }),
    input: placesOf<Segments<unknown>>(given.get("input"), "options.input"),
    readsQuery: query !== "ignore",
    stages: new Map([...resolveRoles(roles)].filter(([role]) => Object.hasOwn(roles ?? {}, role))),
    answers: output === "ignore" ? output : placesOf<OutputTexts<unknown>>(output, "options.output"),
    delta: delta === undefined || delta === "text" ? delta : readPatterns(delta, "options.delta"),
    status: statusOf(given.get("status")),
    answer: functionOf("refusal") as HttpSettings["answer"],
    opaque: unreadable,
    maxBodyBytes: bytesOf(given.get("maxBodyBytes") ?? 10_000_000),
    principal: functionOf("principal") as HttpSettings["principal"],
    vault: ofSession,
  };
}

function placesOf<Pair extends Segments<unknown> | OutputTexts<unknown>>(
  value: unknown,
  field: string,
): readonly Pattern[] | Pair | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return readPatterns(value, field);
  const { read, write } = (isObject(value) ? value : {}) as Partial<Pair>;
  if (typeof read !== "function" || typeof write !== "function")
    throw wrongOption(field, "paths, or an object with functions read and write");
  return value as Pair;
}

function statusOf(value: unknown): number | undefined {
  const isStatus = typeof value === "number" && Number.isInteger(value) && value >= 200 && value <= 599;
  // An answer of these has no body: https://fetch.spec.whatwg.org/#null-body-status
  if (value !== undefined && (!isStatus || [204, 205, 304].includes(value)))
    throw wrongOption("options.status", "a status from 200 to 599 of an answer with a body");
  return value as number | undefined;
}

function bytesOf(value: unknown): number {
  if (typeof value !== "number" || !(value > 0))
    throw wrongOption("options.maxBodyBytes", "a number above 0");
  return value;
}
