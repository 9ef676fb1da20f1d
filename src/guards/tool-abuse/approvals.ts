import { looseCanonicalJson } from "../../core/canonical-json.ts";
import { keyedHash } from "../../core/hash.ts";
import type { Principal } from "../../core/types.ts";
import type { ReadToolCall } from "./types.ts";

/** For what an approval is: one call, of one principal, in one session. */
export interface ApprovalSubject {
  readonly call: ReadToolCall;
  readonly principal: Principal | undefined;
  readonly session: string | undefined;
}

/** Gives approvals, and takes each of them once. */
export interface Approvals {
  /** `undefined` when the arguments cannot be written as JSON, so that nothing could be bound to them. */
  issue(subject: ApprovalSubject): string | undefined;
  /** Whether a token was issued for exactly this, is not too old and was not used. */
  redeem(token: unknown, subject: ApprovalSubject): boolean;
}

/** More are not kept in memory at a time; then none are given. */
const mostOpen = 10_000;

/** Makes approvals that are good for `ttlMs` by `clock`. */
export function createApprovals(clock: () => number, ttlMs: number): Approvals {
  /** When each open approval ends, by its token. */
  const open = new Map<string, number>();
  let hash: ((text: string) => string) | undefined;
  const tokenOf = (id: string, { call, principal, session }: ApprovalSubject): string | undefined => {
    const { tenant, user } = principal ?? {};
    const bound = looseCanonicalJson([
      id,
      call.name,
      call.arguments,
      tenant ?? null,
      user ?? null,
      session ?? null,
    ]);
    if (bound === undefined) return undefined;
    hash ??= keyedHash(crypto.getRandomValues(new Uint8Array(32)));
    return `${id}.${hash(bound)}`;
  };
  return {
    issue(subject) {
      const now = clock();
      if (open.size >= mostOpen) for (const [token, end] of open) if (end <= now) open.delete(token);
      if (open.size >= mostOpen) return undefined;
      const token = tokenOf(randomId(), subject);
      if (token !== undefined) open.set(token, now + ttlMs);
      return token;
    },
    redeem(token, subject) {
      if (typeof token !== "string") return false;
      const end = open.get(token);
      if (end === undefined || tokenOf(token.split(".")[0] as string, subject) !== token) return false;
      open.delete(token);
      return clock() < end;
    },
  };
}

/** 128 random bits in hexadecimal digits. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
