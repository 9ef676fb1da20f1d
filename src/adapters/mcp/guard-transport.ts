import { type CheckerOptions, checkerOptionNames, optionalFunction } from "../../core/options.ts";
import { readable } from "../../core/readable.ts";
import { createRunner } from "../../core/runner.ts";
import type { Guard, Principal } from "../../core/types.ts";
import { isObject, oneOf, readOptions, wrongOption } from "../../core/validate.ts";
import {
  type RunnableCall,
  type ToolPolicy,
  type ToolSession,
  toolSession,
} from "../../guards/tool-abuse/index.ts";
import { recommended } from "../../recommended.ts";
import { readObject } from "../read-options.ts";
import { Gate, type Passage } from "./gate.ts";
import { Listing, type WithheldTool } from "./listing.ts";
import { memoryPins, type PinStore } from "./pins.ts";
import { idOf, methodOf, type TransportLike, withheldError } from "./protocol.ts";

/** Options of {@link guardTransport}. */
export interface GuardTransportOptions extends CheckerOptions {
  /** What pins, findings and events call the server. Each server needs its own. @default "mcp" */
  readonly serverName?: string;
  /**
   * Where the definitions of tools are pinned; give all servers of one client the same. Lives as long as the process unless
   * it is kept elsewhere.
   *
   * @default memoryPins()
   */
  readonly pins?: PinStore;
  /** Whether a tool that was never seen is shown and pinned, or withheld until it is approved. @default "pin" */
  readonly firstUse?: "pin" | "withhold";
  /** Whether a tool may be called that was not listed on this connection. @default "allow" */
  readonly unlisted?: "allow" | "refuse";
  /** What tools may be called for, made by `tools()`. @default every tool, with any arguments */
  readonly tools?: ToolPolicy;
  /** Who calls, for `tools`. @default nobody */
  readonly principal?: Principal;
  /** The session of `tools`. @default one for each transport */
  readonly session?: ToolSession;
  /** Asks a person about a call that needs approval. Only `true` agrees. @default nobody agrees */
  readonly approve?: (call: RunnableCall<"approve">) => boolean | PromiseLike<boolean>;
  /** Is told of every tool that is not shown. @default none */
  readonly onWithheld?: (withheld: WithheldTool) => unknown;
}

const ownNames: readonly string[] = [
  "serverName",
  "pins",
  "firstUse",
  "unlisted",
  "tools",
  "principal",
  "session",
  "approve",
  "onWithheld",
];

/** Functions that are values: whoever set them expects to read the same. */
const asTheyAre: ReadonlySet<string | symbol> = new Set(["constructor", "onclose", "onerror"]);

type Receive = (message: unknown, extra?: unknown) => void;

/** What a guarded transport calls of the one it guards. */
type Send = (message: unknown, options?: unknown) => Promise<void>;

/**
 * A transport like the one given, for a client of MCP, with the guards between it and the server.
 *
 * The definitions of tools are checked, names, titles, descriptions and schemas, and pinned: what changed, looks like another
 * tool or speaks of another server's tools is withheld, and a call of it is answered with an error before it reaches the
 * server. Arguments are checked at stage `output` and by `tools`; results, resources, prompts, instructions, and what
 * the server asks or tells by itself at stage `tool`. Messages keep their order. Not checked: `_meta` of messages, pictures
 * and sound.
 *
 * @param guards Default: `recommended()`.
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * await client.connect(guardTransport(new StdioClientTransport(server), undefined, { serverName: "files", pins }));
 * ```
 */
export function guardTransport<Transport extends TransportLike>(
  transport: Transport,
  guards: readonly Guard[] = recommended(),
  options: GuardTransportOptions = {},
): Transport {
  if (!isObject(transport) || typeof transport.send !== "function")
    throw wrongOption("transport", "a transport of MCP");
  const gate = createGate(guards, options);
  let deliver = transport.onmessage as Receive | undefined;
  /** One message after the other, so that none overtakes. */
  let queue: Promise<void> = Promise.resolve();

  const fail = (error: unknown) => {
    try {
      transport.onerror?.(error instanceof Error ? error : new Error("A message was not delivered"));
    } catch {
      // Nobody is left to tell.
    }
  };
  const enqueue = (step: () => Promise<void> | void) => {
    queue = queue.then(step).catch(fail);
  };
  const sendOn = transport.send.bind(transport) as unknown as Send;

  const receive: Receive = (message, extra) =>
    enqueue(async () => {
      const { forward, answer } = await gate.incoming(message).catch((error: unknown): Passage => {
        fail(error);
        const id = isObject(message) ? idOf(message) : undefined;
        const isAnswer = isObject(message) && methodOf(message) === undefined;
        // Whoever waits for the answer must not wait for ever.
        return id !== undefined && isAnswer ? { forward: withheldError(id) } : {};
      });
      if (answer !== undefined) sendOn(answer).catch(fail);
      if (forward !== undefined) deliver?.(forward, extra);
    });
  const send: Send = async (message, sendOptions) => {
    const { forward, answer } = await gate.outgoing(message);
    if (forward !== undefined) await sendOn(forward, sendOptions);
    if (answer !== undefined) enqueue(() => deliver?.(answer));
  };
  const close = async () => {
    gate.close();
    await transport.close();
  };

  if (deliver !== undefined) transport.onmessage = receive as never;
  return new Proxy(transport, {
    get(target, key) {
      if (key === "send") return send;
      if (key === "close") return close;
      if (key === "onmessage") return deliver;
      const value: unknown = Reflect.get(target, key, target);
      // Methods of classes with private fields work on the object itself alone.
      return typeof value === "function" && !asTheyAre.has(key) ? value.bind(target) : value;
    },
    set(target, key, value) {
      if (key !== "onmessage") return Reflect.set(target, key, value, target);
      deliver = value as Receive | undefined;
      return Reflect.set(target, key, value === undefined ? undefined : receive, target);
    },
  });
}

function createGate(guards: readonly Guard[], options: GuardTransportOptions): Gate {
  return readable("options", wrongOption, () => {
    const known = [...checkerOptionNames, ...ownNames];
    const given = readOptions(options, "options", known);
    const serverName = given.get("serverName") ?? "mcp";
    if (typeof serverName !== "string" || serverName === "")
      throw wrongOption("options.serverName", "a string that is not empty");
    const runner = createRunner(guards, options, known);
    const listing = new Listing(runner, {
      serverName,
      pins: readObject<PinStore>(given.get("pins"), "options.pins", ["list", "put"]) ?? memoryPins(),
      firstUse: oneOf(given.get("firstUse"), "options.firstUse", ["pin", "withhold"]) ?? "pin",
      onWithheld: optionalFunction(
        given.get("onWithheld"),
        "options.onWithheld",
      ) as GuardTransportOptions["onWithheld"],
    });
    const principal = given.get("principal");
    if (principal !== undefined && !isObject(principal)) throw wrongOption("options.principal", "an object");
    return new Gate({
      runner,
      listing,
      serverName,
      unlisted: oneOf(given.get("unlisted"), "options.unlisted", ["allow", "refuse"]) ?? "allow",
      tools: readObject<ToolPolicy>(given.get("tools"), "options.tools", ["check", "approve", "record"]),
      principal,
      session:
        readObject<ToolSession>(given.get("session"), "options.session", ["untrusted", "private"]) ??
        toolSession(),
      approve: optionalFunction(given.get("approve"), "options.approve") as GuardTransportOptions["approve"],
    });
  });
}
