import type { BaseMessage } from "@langchain/core/messages";
import { enforceRequest } from "../../core/enforce-request.ts";
import type { GuardBlockedError } from "../../core/errors.ts";
import { own } from "../../core/validate.ts";
import { blockOf, type Kit } from "./kit.ts";
import { type Fields, fieldsOf, isMessage, rebuild, saying } from "./messages.ts";

/** What the guards say about a message on its way to the model. */
interface Judged<Message extends BaseMessage = BaseMessage> {
  /** The message as the model may see it; the one that was given when it needs no change. */
  readonly message: Message;
  readonly blocked?: GuardBlockedError;
}

/** Judges messages; each of them once, however often it is sent. */
export interface Judge {
  one<Message extends BaseMessage>(message: Message): Promise<Judged<Message>>;
  /** The messages as the model may see them; throws `GuardBlockedError`. */
  all(messages: readonly BaseMessage[]): Promise<BaseMessage[]>;
  /** The same, with notices in place of those that block, which block again when they are judged. */
  withheld<Item>(items: readonly Item[]): Promise<Item[]>;
}

/** Stands in for a message that is withheld. */
export const withheldMessage = "[message withheld]";

interface Known {
  readonly content: unknown;
  readonly judged: Promise<Judged>;
}

export function createJudge(kit: Kit): Judge {
  const known = new WeakMap<BaseMessage, Known>();
  const remember = (message: BaseMessage, judged: Promise<Judged>): void => {
    known.set(message, { content: message.content, judged });
  };
  const one = async <Message extends BaseMessage>(message: Message): Promise<Judged<Message>> => {
    const earlier = known.get(message);
    if (earlier !== undefined && earlier.content === message.content) {
      return earlier.judged as Promise<Judged<Message>>;
    }
    const judged = judge(kit, message);
    remember(message, judged);
    const settled = await judged.catch((error: unknown) => {
      known.delete(message);
      throw error;
    });
    remember(settled.message, Promise.resolve(settled));
    return settled;
  };
  return {
    one,
    async all(messages) {
      const judged = await Promise.all(messages.map((message) => one(message)));
      for (const { blocked } of judged) if (blocked !== undefined) throw blocked;
      return judged.map(({ message }) => message);
    },
    async withheld(items) {
      return Promise.all(items.map(async (item) => (isMessage(item) ? (await one(item)).message : item)));
    },
  };
}

async function judge<Message extends BaseMessage>(kit: Kit, message: Message): Promise<Judged<Message>> {
  const plain = plainOf(message);
  try {
    const { request } = await enforceRequest(kit.runner, kit.settings, { messages: [plain] });
    const [rewritten] = (request as { messages: readonly object[] }).messages;
    return { message: rewritten === plain ? message : rewrite(message, rewritten as object) };
  } catch (error) {
    const blocked = blockOf(error);
    if (blocked === undefined) throw error;
    return { message: saying(message, withheldMessage), blocked };
  }
}

/** Roles by the types of messages; others are their own. https://docs.langchain.com/oss/javascript/langchain/messages */
const roles: ReadonlyMap<string, string> = new Map([
  ["human", "user"],
  ["ai", "assistant"],
]);

/** A message in the form that requests have. */
function plainOf(message: BaseMessage): Fields {
  const { content, name, role, tool_call_id, additional_kwargs } = fieldsOf(message);
  const type = message.getType();
  const plain: Fields = { role: roles.get(type) ?? (type === "generic" ? role : type), content };
  if (name !== undefined) plain.name = name;
  if (tool_call_id !== undefined) plain.tool_call_id = tool_call_id;
  if (Object.keys(additional_kwargs ?? {}).length > 0) plain.additional_kwargs = additional_kwargs;
  if (type === "ai") {
    // Some providers are sent what stands in the metadata of their last answer.
    plain.response_metadata = message.response_metadata;
    plain.tool_calls = (message as unknown as Fields).tool_calls;
  }
  return plain;
}

function rewrite<Message extends BaseMessage>(message: Message, rewritten: object): Message {
  // What a tool keeps beside its result may repeat what was taken out of it.
  const { artifact: _, tool_call_chunks: __, ...fields } = fieldsOf(message);
  for (const name of ["content", "name", "additional_kwargs", "response_metadata", "tool_calls"]) {
    const value = own(rewritten, name);
    if (value !== undefined) fields[name] = value;
  }
  return rebuild(message, fields);
}
