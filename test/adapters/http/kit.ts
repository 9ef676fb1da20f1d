import type { Guard } from "../../../src/core/types.ts";
import { wordGuard } from "../../support/stub-guards.ts";
import { valueGuard } from "../../support/value-guard.ts";

/** Blocks `ATTACK`, and redacts e-mail addresses and keys. */
export const guards: readonly Guard[] = [
  wordGuard("ATTACK", { name: "attacks", hold: (text) => text.search(/[A-Z]*$/) }),
  valueGuard({ action: "redact" }),
];

export const url = "https://app.example.com/chat";

export function post(
  body: BodyInit | null,
  type: string | null = "application/json",
  more: HeadersInit = {},
): Request {
  const headers = new Headers(more);
  if (type !== null) headers.set("content-type", type);
  return new Request(url, { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

export function postJson(body: unknown, more: HeadersInit = {}): Request {
  return post(JSON.stringify(body), "application/json", more);
}

/** A body that comes in pieces of so many bytes. */
export function inPieces(text: string | Uint8Array, size: number): ReadableStream<Uint8Array> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}

export const key = "key-A1b2C3d4E5f6";
