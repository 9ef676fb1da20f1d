import type { KeyedHash } from "./hash.ts";
import { mask, maskEmail } from "./mask.ts";
import { neutralise } from "./neutralise.ts";
import type { Action, Finding, Treatment } from "./types.ts";
import type { Vault } from "./vault.ts";

/** What a verdict calls a treatment. */
export function actionFor(treatment: Treatment): Action {
  if (treatment === "block" || treatment === "quarantine") return "block";
  return treatment === "allow" || treatment === "flag" ? "allow" : "redact";
}

/** What some treatments need; without it a value is redacted. */
export interface Means {
  readonly vault?: Vault | undefined;
  readonly hash?: KeyedHash | undefined;
}

/** What is to be done to a value, and what is known about it. */
export interface Order extends Pick<Finding, "ruleId" | "type" | "treatment"> {
  /** Quotes that the value has not and what stands for it needs, because it is a number in JSON; else empty. */
  readonly quote: string;
}

/** So many hexadecimal digits of a hash: 64 bits, enough to tell values apart. */
const hashLength = 16;

/** What stands in for a value. It holds neither quotes nor backslashes, unless around the whole for a bare number. */
export function standIn(value: string, order: Order, { vault, hash }: Means): string {
  const { treatment, ruleId, quote } = order;
  const type = typeOf(order);
  const words = (): string => {
    if (treatment === "neutralise") return neutralise(value);
    if (treatment === "mask") return isEmail(order) ? maskEmail(value) : mask(value);
    if (treatment === "hash" && hash !== undefined)
      return `[HASH:${type}:${hash(value).slice(0, hashLength)}]`;
    if (treatment === "pseudonym" && vault !== undefined)
      return vault.pseudonym(value, { type, bare: quote !== "" });
    return placeholder(ruleId, order.type);
  };
  return quote + (isStandIn(value) && treatment !== "pseudonym" ? value : words()) + quote;
}

/** What replaces a redacted value: says which type or family was found there, never what. */
export function placeholder(ruleId: string, type?: string): string {
  return `[REDACTED:${typeOf({ ruleId, type })}]`;
}

/** Part of a rule id before the slash. */
export function familyOf(ruleId: string): string {
  const slash = ruleId.indexOf("/");
  return slash < 0 ? ruleId : ruleId.slice(0, slash);
}

/** Whether a word may stand for the type of a value; anything else could smuggle markup or text into the result. */
export function isType(value: unknown): value is string {
  return typeof value === "string" && /^[a-z0-9-]{1,40}$/.test(value);
}

function typeOf({ ruleId, type = familyOf(ruleId) }: { ruleId: string; type?: string | undefined }): string {
  return isType(type) ? type : "text";
}

function isEmail({ ruleId, type }: Order): boolean {
  return type === "email" || (type === undefined && ruleId.endsWith("/email"));
}

function isStandIn(text: string): boolean {
  return (
    text.length <= 80 && /^\[(?:REDACTED:[a-z0-9-]{1,40}|HASH:[a-z0-9-]{1,40}:[0-9a-f]{16})\]$/.test(text)
  );
}
