import { lazy, lazyCall } from "../lazy.ts";
import type { enforceInput as EnforceInput } from "./inputs.ts";
import type { cleanResult as CleanResult } from "./tool-results.ts";

// Whoever guards a model may have no chains, tools or streams.

export const loadChunks: () => Promise<typeof import("./chunk-stream.ts")> = lazy(
  () => import("./chunk-stream.ts"),
);

export const loadModelEvents: () => Promise<typeof import("./model-events.ts")> = lazy(
  () => import("./model-events.ts"),
);

export const enforceInput: typeof EnforceInput = lazyCall(
  async () => (await import("./inputs.ts")).enforceInput,
);

export const cleanResult: typeof CleanResult = lazyCall(
  async () => (await import("./tool-results.ts")).cleanResult,
);
