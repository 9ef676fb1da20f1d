import { withheldTool } from "../../core/enforce-request.ts";
import type { Runner } from "../../core/runner.ts";
import type { Principal } from "../../core/types.ts";
import { isObject, own, wrongInput } from "../../core/validate.ts";
import {
  type RunnableCall,
  refusalWords,
  type ToolPolicy,
  type ToolSession,
} from "../../guards/tool-abuse/index.ts";
import { checkValue } from "./checked-value.ts";
import type { Listing } from "./listing.ts";
import {
  idOf,
  type Message,
  type MessageId,
  methodOf,
  objectAt,
  refusedCall,
  withField,
  withheldError,
} from "./protocol.ts";

/** What becomes of a message: what goes on, and what goes back. */
export interface Passage {
  readonly forward?: Message;
  readonly answer?: Message;
}

/** What a gate needs to know. */
export interface GateOptions {
  readonly runner: Runner;
  readonly listing: Listing;
  readonly serverName: string;
  readonly unlisted: "allow" | "refuse";
  readonly tools: ToolPolicy | undefined;
  readonly principal: Principal | undefined;
  readonly session: ToolSession;
  readonly approve: ((call: RunnableCall<"approve">) => boolean | PromiseLike<boolean>) | undefined;
}

/** A request of the client that has no answer yet. */
interface Pending {
  readonly method: string;
  readonly params: object;
}

/** More requests without an answer are refused. */
const mostPending = 10_000;

/** Lists whose items are shown one by one, with the field that holds them. */
const lists: ReadonlyMap<string, string> = new Map([
  ["resources/list", "resources"],
  ["resources/templates/list", "resourceTemplates"],
  ["prompts/list", "prompts"],
]);

/** Stands between a client and a server, whatever carries their messages. */
export class Gate {
  readonly #options: GateOptions;
  readonly #pending = new Map<MessageId, Pending>();

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /** What becomes of a message of the client. */
  async outgoing(message: unknown): Promise<Passage> {
    if (!isObject(message) || Array.isArray(message)) throw wrongInput("message", "one message");
    const id = idOf(message);
    const method = methodOf(message);
    if (method === undefined) return this.#outgoingResult(message, id);
    const params = objectAt(message, "params");
    if (id === undefined) {
      // Some servers run it, and nobody could be told why it was refused.
      if (method === "tools/call") return {};
      if (method !== "notifications/cancelled") {
        const checked = await this.#check(params, "output", method);
        return checked === undefined ? {} : { forward: withParams(message, params, checked) };
      }
      this.#pending.delete(own(params, "requestId") as MessageId);
      return { forward: message };
    }
    if (this.#pending.size >= mostPending) return { answer: withheldError(id) };
    const pending = { method, params };
    this.#pending.set(id, pending);
    const passage = await this.#outgoingRequest(message, id, pending).catch((error: unknown) => {
      this.#pending.delete(id);
      throw error;
    });
    // It was cancelled while it was checked.
    if (this.#pending.get(id) !== pending) return {};
    if (passage.answer !== undefined) this.#pending.delete(id);
    return passage;
  }

  /** What becomes of a message of the server. */
  async incoming(message: unknown): Promise<Passage> {
    if (!isObject(message)) return {};
    const id = idOf(message);
    const method = methodOf(message);
    if (method !== undefined) return this.#incomingRequest(message, id, method);
    // An answer to nothing; its id could be one that the client reads as another.
    const pending = id === undefined ? undefined : this.#pending.get(id);
    if (id === undefined || pending === undefined) return {};
    this.#pending.delete(id);
    const result = own(message, "result");
    if (isObject(result) && !Object.hasOwn(message, "error")) {
      const checked = await this.#result(pending, result);
      return { forward: checked === undefined ? withheldError(id) : withField(message, "result", checked) };
    }
    const checked = await this.#check(message, "tool", pending.method);
    return { forward: checked ?? withheldError(id) };
  }

  /** Forgets what is under way. */
  close(): void {
    this.#pending.clear();
  }

  async #outgoingRequest(message: Message, id: MessageId, { method, params }: Pending): Promise<Passage> {
    if (method === "tools/call") return this.#call(message, id, params);
    if (method === "initialize") return { forward: message };
    const checked = await this.#check(params, "output", method);
    if (checked === undefined) return { answer: withheldError(id) };
    return { forward: withParams(message, params, checked) };
  }

  async #call(message: Message, id: MessageId, params: object): Promise<Passage> {
    const { listing, unlisted } = this.#options;
    const refuse = (words: string): Passage => ({
      answer: { jsonrpc: "2.0", id, result: refusedCall(words) },
    });
    const name = own(params, "name");
    if (typeof name !== "string") return refuse("This tool call was not run. It names no tool.");
    if (listing.isBanned(name)) return refuse("This tool call was not run. The tool is withheld.");
    if (unlisted === "refuse" && !listing.isShown(name))
      return refuse("This tool call was not run. The tool was not listed.");
    const allowed = await this.#allowed(name, own(params, "arguments"));
    if (typeof allowed === "string") return refuse(allowed);
    // Beside the arguments stand the answers to what the server asked before it would run the tool.
    const checked = await this.#check({ ...params, arguments: allowed }, "output", name);
    if (checked === undefined)
      return refuse("This tool call was not run. Its arguments did not pass a check.");
    return { forward: withField(message, "params", checked) };
  }

  /** The arguments with which a tool may be called, or why not. */
  async #allowed(name: string, given: unknown): Promise<unknown> {
    const { tools, principal, session, approve } = this.#options;
    if (tools === undefined) return given;
    const call = { name, arguments: given };
    const decision = await tools.check(call, { principal, session });
    if (decision.action === "refuse") return refusalWords(decision.findings);
    if (decision.action === "allow") return decision.arguments;
    if ((await approve?.(decision)) !== true) return refusalWords(decision.findings);
    const approval = await tools.approve(call, { principal, session });
    const again = await tools.check(call, { principal, session, approval });
    return again.action === "allow" ? decision.arguments : refusalWords(again.findings);
  }

  /** An answer of the client to a request of the server: what its model wrote, or its user. */
  async #outgoingResult(message: Message, id: MessageId | undefined): Promise<Passage> {
    const result = own(message, "result");
    if (id === undefined) return {};
    if (!isObject(result))
      return { forward: (await this.#check(message, "output", "answer")) ?? withheldError(id) };
    const checked = await this.#check(result, "output", "answer");
    return { forward: checked === undefined ? withheldError(id) : withField(message, "result", checked) };
  }

  /** A request of the server, such as one for an answer of the client's model, or a notification. */
  async #incomingRequest(message: Message, id: MessageId | undefined, method: string): Promise<Passage> {
    const params = own(message, "params");
    if (!isObject(params)) return { forward: message };
    const checked = await this.#check(params, "tool", method);
    if (checked !== undefined) return { forward: withParams(message, params, checked) };
    return id === undefined ? {} : { answer: withheldError(id) };
  }

  /** The result of a request as the client may see it; `undefined` when it may not. */
  async #result({ method, params }: Pending, result: object): Promise<object | undefined> {
    const name = own(params, "name");
    if (method === "tools/call" || method === "tasks/result") {
      const tool = typeof name === "string" ? name : method;
      const checked = (await this.#check(result, "tool", tool)) ?? refusedCall(withheldTool);
      this.#options.tools?.record(tool, checked, this.#options.session);
      return checked;
    }
    if (method === "tools/list") return this.#tools(params, result);
    if (method === "initialize" || method === "server/discover") return this.#initialized(result);
    const field = lists.get(method);
    const items = field === undefined ? undefined : own(result, field);
    if (field === undefined || !Array.isArray(items)) {
      const checked = await this.#check(result, "tool", method);
      if (checked !== undefined && method !== "ping")
        this.#options.tools?.record(method, checked, this.#options.session);
      return checked;
    }
    const kept: object[] = [];
    for (const item of items) {
      const checked = isObject(item) ? await this.#check(item, "tool", method) : undefined;
      if (checked !== undefined) kept.push(checked);
    }
    return this.#withItems(result, field, kept);
  }

  async #tools(params: object, result: object): Promise<object | undefined> {
    const tools = own(result, "tools");
    if (!Array.isArray(tools)) return this.#check(result, "tool", "tools/list");
    const isFirst = own(params, "cursor") === undefined;
    return this.#withItems(result, "tools", await this.#options.listing.check(tools, isFirst));
  }

  /** The result with items that were checked, and its other fields, which are checked here. */
  async #withItems(result: object, field: string, items: readonly object[]): Promise<object | undefined> {
    const { [field]: _, ...others } = result as Record<string, unknown>;
    const checked = await this.#check(others, "tool", field);
    return checked === undefined ? undefined : { ...checked, [field]: items };
  }

  /** Instructions of a server become a part of the system prompt; without them it can still be used. */
  async #initialized(result: object): Promise<object | undefined> {
    const checked = await this.#check(result, "tool", "initialize");
    if (checked !== undefined) return checked;
    const { instructions: _, ...others } = result as { instructions?: unknown };
    return this.#check(others, "tool", "initialize");
  }

  async #check(value: object, stage: "tool" | "output", what: string): Promise<object | undefined> {
    const { runner, serverName } = this.#options;
    const checked = await checkValue(runner, value, stage, `${serverName}/${what}`);
    return "value" in checked ? checked.value : undefined;
  }
}

/** The message with parameters that were checked. */
function withParams(message: Message, params: object, checked: object): Message {
  return checked === params ? message : withField(message, "params", checked);
}
