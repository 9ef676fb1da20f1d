import { AIMessage, AIMessageChunk } from "@langchain/core/messages";
import { ChatGenerationChunk } from "@langchain/core/outputs";

/** Says to whoever reads an answer that it is not the model's. */
const metadata = { finish_reason: "content_filter", sallyport: { blocked: true } };

/** The answer that stands in for one that is withheld. */
export function refusalMessage(words: string): AIMessage {
  return new AIMessage({ content: words, response_metadata: { ...metadata } });
}

/** The same as the last chunk of a stream. */
export function refusalChunk(words: string): ChatGenerationChunk {
  const message = new AIMessageChunk({ content: words, response_metadata: { ...metadata } });
  return new ChatGenerationChunk({ text: words, message });
}
