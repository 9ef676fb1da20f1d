import type { ChatGenerationChunk } from "@langchain/core/outputs";
import { noMarks } from "../../core/marking.ts";
import { checkedEvents } from "../checked-events.ts";
import { type ChunkEvent, chunkForm, type GivenChunk, isFinal, joinChunk, splitChunk } from "./chunks.ts";
import { finalsLast } from "./finals.ts";
import { type Kit, wordsFor } from "./kit.ts";
import { refusalChunk } from "./refusals.ts";

/** The chunks of an answer that may go on; what blocks ends it with a refusal, or throws. */
export async function* checkedChunks(
  kit: Kit,
  source: AsyncIterable<GivenChunk>,
): AsyncGenerator<ChatGenerationChunk, void, void> {
  try {
    yield* settledChunks(kit, source);
  } catch (error) {
    yield refusalChunk(await wordsFor(kit, error));
  }
}

/** The chunks of an answer that may go on; throws where one blocks. */
export async function* settledChunks(
  { runner, settings, words }: Kit,
  source: AsyncIterable<GivenChunk>,
): AsyncGenerator<ChatGenerationChunk, void, void> {
  const checked = checkedEvents(
    runner,
    settings,
    chunkForm,
    split(source),
    noMarks,
  ) as AsyncIterable<ChunkEvent>;
  for await (const event of words === undefined ? checked : finalsLast(checked, isFinal))
    yield joinChunk(event);
}

async function* split(source: AsyncIterable<GivenChunk>): AsyncGenerator<ChunkEvent, void, void> {
  for await (const chunk of source) for (const event of splitChunk(chunk)) yield event;
}
