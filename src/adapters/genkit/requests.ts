import { enforceRequest } from "../../core/enforce-request.ts";
import type { Marks } from "../../core/marking.ts";
import type { Runner } from "../../core/runner.ts";
import { withSources } from "../../core/sources.ts";
import type { Principal } from "../../core/types.ts";
import { blockOf, type Kit, withoutMarkers } from "../kit.ts";
import { withheldMessage } from "../words.ts";
import { type Chunk, chunksOf, documentsOf } from "./documents.ts";
import type { Message, ModelRequest } from "./types.ts";

/** A request as the model may see it, and how to read the answer. */
export interface CheckedRequest<Request> {
  readonly request: Request;
  readonly runner: Runner;
  readonly marks: Marks;
}

/** The request of a model as it may go on; throws where it blocks. */
export async function checkRequest<Request extends ModelRequest>(
  { runner, settings }: Kit,
  given: Request,
  who: { readonly principal?: Principal | undefined; readonly signal?: AbortSignal | undefined },
): Promise<CheckedRequest<Request>> {
  const { messages, docs } = given;
  const documents = docs === undefined ? undefined : chunksOf(docs);
  const { principal, signal } = who;
  const { request, marks } = await enforceRequest(runner, settings, {
    messages,
    ...(documents !== undefined && { documents }),
    ...(principal !== undefined && { principal }),
    ...(signal !== undefined && { signal }),
  });
  const checked = request as { messages: readonly Message[]; documents?: readonly Chunk[] };
  return {
    request: {
      ...given,
      messages: checked.messages.map(ownMessage),
      ...(docs !== undefined &&
        documents !== undefined && { docs: documentsOf(checked.documents ?? [], documents, docs) }),
    },
    runner: withSources(runner, [messages, docs, checked]),
    marks,
  };
}

/** Genkit writes documents into the list of parts, which would be that of the caller. */
function ownMessage(message: Message): Message {
  const content: unknown = message.content;
  return { ...message, content: typeof content === "string" ? [{ text: content }] : [...message.content] };
}

/** The messages of a request that was refused, with a notice for those that block, so that later turns are not refused too. */
export async function withheldMessages(
  { runner, settings }: Kit,
  messages: readonly Message[],
): Promise<Message[]> {
  const plain = withoutMarkers(runner);
  return Promise.all(
    messages.map(async (message) => {
      try {
        const { request } = await enforceRequest(plain, settings, { messages: [message] });
        return (request as { messages: readonly [Message] }).messages[0];
      } catch (error) {
        if (blockOf(error) === undefined) throw error;
        return { role: message.role, content: [{ text: withheldMessage }] };
      }
    }),
  );
}
