import type { Guard } from "../../core/types.ts";
import { isObject, own } from "../../core/validate.ts";
import { type GuardTransportOptions, guardTransport } from "./guard-transport.ts";
import { idOf, methodOf, objectAt, type TransportLike, withheldError } from "./protocol.ts";

/** Two transports that are joined. */
export interface GuardedProxy {
  /** Closes both. */
  close(): Promise<void>;
}

/** A transport, with messages of any kind. */
interface Line {
  start(): Promise<void>;
  send(message: unknown): Promise<void>;
  close(): Promise<void>;
  onclose?: (() => void) | undefined;
  onerror?: ((error: Error) => void) | undefined;
  onmessage?: ((message: unknown) => void) | undefined;
  setProtocolVersion?: ((version: string) => void) | undefined;
}

/**
 * Stands between clients and a server as a process of its own: passes messages from `front`, a transport of a server on which a
 * client calls, to `back`, a transport of a client that leads to the server, with the guards of {@link guardTransport} in
 * between. Starts both; when one closes, so does the other.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * await guardProxy(new StdioServerTransport(), new StdioClientTransport(server), undefined, { serverName: "files" });
 * ```
 */
export async function guardProxy(
  front: TransportLike,
  back: TransportLike,
  guards?: readonly Guard[],
  options?: GuardTransportOptions,
): Promise<GuardedProxy> {
  const server = guardTransport(back, guards, options) as unknown as Line;
  const client = front as unknown as Line;
  let isClosed = false;
  const close = async () => {
    // Some transports report every call of `close`.
    if (isClosed) return;
    isClosed = true;
    await Promise.allSettled([client.close(), server.close()]);
  };
  const end = () => {
    close().catch(() => {});
  };
  let initialize: unknown;
  client.onmessage = (message) => {
    if (isObject(message) && methodOf(message) === "initialize") initialize = idOf(message);
    server.send(message).catch(() => {
      // Whoever waits for the answer must not wait for ever.
      const id = isObject(message) && methodOf(message) !== undefined ? idOf(message) : undefined;
      if (id !== undefined) client.send(withheldError(id)).catch(() => {});
    });
  };
  server.onmessage = (message) => {
    if (
      isObject(message) &&
      initialize !== undefined &&
      idOf(message) === initialize &&
      methodOf(message) === undefined
    ) {
      initialize = undefined;
      const version = own(objectAt(message, "result"), "protocolVersion");
      // Transports over HTTP name it in every request from then on.
      if (typeof version === "string") server.setProtocolVersion?.(version);
    }
    client.send(message).catch(() => {});
  };
  client.onclose = end;
  server.onclose = end;
  await server.start();
  await client.start();
  return { close };
}
