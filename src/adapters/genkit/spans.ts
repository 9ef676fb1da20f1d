/** A span of OpenTelemetry, as a processor gets it when it ended. */
export interface SpanLike {
  readonly attributes: object;
}

/** A span processor of OpenTelemetry. */
export interface SpanProcessorLike {
  onStart(): void;
  onEnd(span: SpanLike): void;
  forceFlush(): Promise<void>;
  shutdown(): Promise<void>;
}

/** What Genkit calls actions whose results are checked when they are over. */
const checkedLater: ReadonlySet<unknown> = new Set([
  "model",
  "background-model",
  "tool",
  "tool.v2",
  "retriever",
]);

/**
 * A span processor that takes the results of models, tools and retrievers out of the traces of Genkit, which writes them down
 * before any middleware sees them. What was let through of them is in the spans around them. List it first.
 *
 * @example
 * ```ts
 * enableTelemetry({ spanProcessors: [guardSpans(), new BatchSpanProcessor(exporter)] }); // from "genkit/tracing"
 * ```
 */
export function guardSpans(): SpanProcessorLike {
  return {
    onStart() {},
    onEnd({ attributes }) {
      const values = attributes as Record<string, unknown>;
      if (checkedLater.has(values["genkit:metadata:subtype"])) delete values["genkit:output"];
    },
    forceFlush: async () => {},
    shutdown: async () => {},
  };
}
