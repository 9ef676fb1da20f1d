import type { StreamPart } from "../ai/call-guard.ts";

/** A part of a message. */
export interface MessagePart {
  readonly type: string;
}

/** A message as Mastra keeps it: https://mastra.ai/docs/memory/overview */
export interface StoredMessage {
  readonly role: string;
  readonly content: {
    readonly parts: readonly MessagePart[];
    readonly content?: string | undefined;
  };
}

/** A chunk of a stream, on its way out. */
export interface Chunk {
  readonly type: string;
  readonly payload?: unknown;
}

/** A model in the form that Mastra calls: both methods give a stream. */
export interface StepModel {
  readonly specificationVersion: string;
  doGenerate(options: { readonly prompt: unknown }): PromiseLike<{ stream: ReadableStream<StreamPart> }>;
  doStream(options: { readonly prompt: unknown }): PromiseLike<{ stream: ReadableStream<StreamPart> }>;
}

/** Ends a run; what Mastra gives then has a `tripwire`. */
export type Abort = (reason?: string, options?: { metadata?: unknown }) => never;
