export {
  type GuardMiddlewareOptions,
  type GuardModelOptions,
  guardMiddleware,
  guardModelMiddleware,
  type MiddlewareReference,
  type ModelMiddleware,
} from "./genkit/middleware.ts";
export {
  type GuardRetrieverOptions,
  guardRetriever,
  type Retrieval,
  type RetrieverLike,
} from "./genkit/retriever.ts";
export { guardSpans, type SpanLike, type SpanProcessorLike } from "./genkit/spans.ts";
