import { isObject, own } from "../../core/validate.ts";

/**
 * What is needed of a transport of the packages of MCP: `@modelcontextprotocol/sdk` 1.x, `@modelcontextprotocol/client` and
 * `server` 2.x.
 */
export interface TransportLike {
  start(): Promise<void>;
  send(message: never, options?: never): Promise<void>;
  close(): Promise<void>;
  onclose?: (() => void) | undefined;
  onerror?: ((error: Error) => void) | undefined;
  onmessage?: ((message: never, extra?: never) => void) | undefined;
}

/** A message of JSON-RPC, of which nothing is known yet. https://www.jsonrpc.org/specification */
export type Message = object;

/** The id of a request. */
export type MessageId = string | number;

/** The method of a request or a notification; `undefined` for a response. */
export function methodOf(message: Message): string | undefined {
  const method = own(message, "method");
  return typeof method === "string" ? method : undefined;
}

/** The id of a request or a response. */
export function idOf(message: Message): MessageId | undefined {
  const id = own(message, "id");
  return typeof id === "string" || typeof id === "number" ? id : undefined;
}

/** An own field that is an object; an empty one when it is none. */
export function objectAt(value: object, field: string): object {
  const inner = own(value, field);
  return isObject(inner) ? inner : {};
}

/** An answer that says that something was withheld; `isBlocked` knows the error that clients make of it. */
export function withheldError(id: MessageId): Message {
  const error = { code: -32000, message: "Withheld by a guard", data: { code: "GUARD_BLOCKED" } };
  return { jsonrpc: "2.0", id, error };
}

/** The result of a tool call that did not take place, or whose result is withheld. */
export function refusedCall(text: string): object {
  return {
    // Asked for by the protocol since 2026-07-28.
    resultType: "complete",
    content: [{ type: "text", text }],
    isError: true,
    _meta: { "sallyport/blocked": true },
  };
}

/** A message with another field. */
export function withField(message: Message, field: string, value: unknown): Message {
  return { ...message, [field]: value };
}
