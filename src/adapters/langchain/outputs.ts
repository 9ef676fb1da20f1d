import type { BaseMessage } from "@langchain/core/messages";
import { buffered } from "../../core/buffer.ts";
import { flow } from "../../core/flow.ts";
import { noMarks } from "../../core/marking.ts";
import { isObject } from "../../core/validate.ts";
import { cleanValue } from "../kit.ts";
import { cleanMessage } from "./answers.ts";
import type { GivenChunk } from "./chunks.ts";
import type { Kit } from "./kit.ts";
import { isChunk, isMessage } from "./messages.ts";
import { loadChunks } from "./parts.ts";

/** What a runnable gives, as the caller may see it: a message, a text, or a value made of plain objects. */
export async function cleanOutput(kit: Kit, output: unknown): Promise<unknown> {
  if (isMessage(output)) return cleanMessage(kit, output);
  if (Array.isArray(output) && output.some(isMessage)) {
    return Promise.all(
      output.map((item) => (isMessage(item) ? cleanMessage(kit, item) : cleanValue(kit, item))),
    );
  }
  return typeof output === "string" || isObject(output) ? cleanValue(kit, output) : output;
}

/**
 * The chunks of an output that may go on: those of messages and texts as they are settled. Throws where they block.
 *
 * Of which kind a stream is says its first chunk; in a stream of other values everything may wait for its end.
 */
export async function* cleanChunks(
  kit: Kit,
  source: AsyncIterable<unknown>,
): AsyncGenerator<unknown, void, void> {
  const chunks = source[Symbol.asyncIterator]();
  try {
    const first = await chunks.next();
    if (first.done) return;
    const all = startingWith(first.value, chunks);
    if (isMessage(first.value)) yield* cleanMessages(kit, all);
    else yield* cleanValues(kit, all);
  } finally {
    await chunks.return?.();
  }
}

async function* startingWith(
  first: unknown,
  rest: AsyncIterator<unknown>,
): AsyncGenerator<unknown, void, void> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* cleanMessages(kit: Kit, source: AsyncIterable<unknown>): AsyncGenerator<unknown, void, void> {
  const whole: unknown[] = [];
  async function* pieces(): AsyncGenerator<GivenChunk, void, void> {
    for await (const chunk of source) {
      if (isMessage(chunk) && isChunk(chunk)) yield { message: chunk };
      else whole.push(chunk);
    }
  }
  const { settledChunks } = await loadChunks();
  for await (const { message } of settledChunks(kit, pieces())) yield message as BaseMessage;
  // A model that cannot stream gives a message that is no chunk.
  for (const message of whole) yield await cleanOutput(kit, message);
}

async function* cleanValues(
  { runner, settings }: Kit,
  source: AsyncIterable<unknown>,
): AsyncGenerator<unknown> {
  const from = source[Symbol.asyncIterator]();
  const checked = runner.canHold("output")
    ? flow(runner, settings, from, noMarks)
    : buffered(runner, settings, from, noMarks);
  for (let next = await checked.next(); !next.done; next = await checked.next()) yield next.value;
}
