import { GuardBlockedError } from "../../core/errors.ts";
import type { Marks } from "../../core/marking.ts";
import type { Principal } from "../../core/types.ts";
import { isObject } from "../../core/validate.ts";
import { checkedEvents } from "../checked-events.ts";
import { cleanValue, type Kit } from "../kit.ts";
import { refusalOf } from "../words.ts";
import { chunkForm, chunkReader, Queue } from "./chunks.ts";
import { refusalResponse } from "./refusals.ts";
import { type CheckedRequest, checkRequest } from "./requests.ts";
import type { ModelRequest, Next, RunOptions } from "./types.ts";

/** Calls a model with a checked request, and gives the checked answer. */
export async function callModel<Request extends ModelRequest>(
  kit: Kit,
  given: Request,
  options: RunOptions | undefined,
  principal: Principal | undefined,
  next: Next<Request, RunOptions | undefined, unknown>,
): Promise<object> {
  const { onChunk } = options ?? {};
  const refuse = async (error: unknown): Promise<object> => {
    const { words, blocked } = await refusalOf(kit, error);
    onChunk?.({ content: [{ text: words }] });
    return refusalResponse(words, blocked);
  };
  let call: CheckedRequest<Request>;
  try {
    call = await checkRequest(kit, given, { principal, signal: options?.abortSignal });
  } catch (error) {
    return refuse(error);
  }
  const { request, runner, marks } = call;
  const stream = onChunk === undefined ? undefined : cleanStream({ ...kit, runner }, marks, onChunk);
  let response: unknown;
  try {
    response = await next(
      request,
      stream === undefined ? options : { ...options, onChunk: (chunk) => stream.push(chunk) },
    );
  } catch (error) {
    // What was let through went on; a block is less than the error that ended the call.
    await stream?.end().catch(() => {});
    return refuse(error);
  }
  try {
    await stream?.end();
    return await cleanResponse({ ...kit, runner }, marks, response);
  } catch (error) {
    return refuse(error);
  }
}

/** A stream of chunks on their way to the caller. */
interface CleanStream {
  push(chunk: unknown): void;
  /** All chunks came; settles when they went on, and throws where one blocked. */
  end(): Promise<void>;
}

function cleanStream(
  { runner, settings }: Kit,
  marks: Marks,
  onChunk: NonNullable<RunOptions["onChunk"]>,
): CleanStream {
  const queue = new Queue<unknown>();
  const read = chunkReader();
  async function* readable(): AsyncGenerator<object, void, void> {
    for await (const chunk of queue) yield* read(chunk);
  }
  const passOn = async (): Promise<void> => {
    for await (const chunk of checkedEvents(runner, settings, chunkForm, readable(), marks)) onChunk(chunk);
  };
  const done = passOn().finally(() => queue.close());
  // Whoever calls `end` is told.
  done.catch(() => {});
  return {
    push: (chunk) => queue.push(chunk),
    end() {
      queue.close();
      return done;
    },
  };
}

/** The answer without what only a provider reads. */
async function cleanResponse(
  kit: Pick<Kit, "runner" | "settings">,
  marks: Marks,
  response: unknown,
): Promise<object> {
  if (!isObject(response)) throw unreadable();
  const { raw: _, custom: __, request: ___, candidates, ...rest } = response as Record<string, unknown>;
  // Answers of older models: https://js.api.genkit.dev/types/genkit.model.CandidateData.html
  const first: unknown = Array.isArray(candidates) ? candidates[0] : undefined;
  const { message, finishReason, finishMessage } = isObject(first) ? (first as Record<string, unknown>) : {};
  const said = {
    ...(message !== undefined && { message, finishReason, finishMessage }),
    ...rest,
  };
  return cleanValue(kit, said, marks);
}

function unreadable(): GuardBlockedError {
  return new GuardBlockedError("output", [], { reason: "unreadable" });
}
