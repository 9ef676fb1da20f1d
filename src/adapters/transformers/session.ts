import { GuardError } from "../../core/errors.ts";
import { untilAborted } from "../../models/batches.ts";
import { modelFailed } from "../../models/model-failed.ts";
import { type LibrarySource, openLibrary, type TransformersLibrary } from "./library.ts";
import type { ModelSettings } from "./options.ts";

type Pipeline = (texts: readonly string[], options: object) => Promise<unknown>;

/** A model that is loaded once and asked by one batch at a time, whoever uses it. */
export interface Session {
  run(texts: readonly string[], options: object, signal: AbortSignal | undefined): Promise<unknown>;
  load(signal: AbortSignal | undefined): Promise<void>;
}

interface Shared {
  readonly pipeline: Promise<Pipeline>;
  /** Settles when the batch before is done. */
  turn: Promise<unknown>;
}

const sessions = new WeakMap<TransformersLibrary, Map<string, Shared>>();

/** Settings of the library are shared by all of its users, so models are loaded one after the other. */
const loading = new WeakMap<object, Promise<unknown>>();

/** A session that is loaded when it is first asked; a load that failed is tried again the next time. */
export function createSession(task: string, settings: ModelSettings): Session {
  return {
    load: async (signal) => {
      await untilAborted(
        share(task, settings).then(({ pipeline }) => pipeline),
        signal,
      );
    },
    run: async (texts, options, signal) => {
      const shared = await untilAborted(share(task, settings), signal);
      const pipeline = await untilAborted(shared.pipeline, signal);
      const before = shared.turn;
      const answer = before.then(async () => {
        if (signal?.aborted) throw signal.reason;
        try {
          return await pipeline(texts, options);
        } catch {
          // What a tokenizer or runtime throws may quote the text.
          throw modelFailed(settings.model, "the pipeline threw");
        }
      });
      shared.turn = answer.catch(() => {});
      return untilAborted(answer, signal);
    },
  };
}

async function share(task: string, settings: ModelSettings): Promise<Shared> {
  const library = await openLibrary(settings.library as LibrarySource | undefined);
  const { model, localModelPath, dtype, allowRemote, pipelineOptions } = settings;
  const key = JSON.stringify([task, model, localModelPath, dtype, allowRemote, pipelineOptions]);
  const known = sessions.get(library) ?? new Map<string, Shared>();
  sessions.set(library, known);
  const found = known.get(key);
  if (found !== undefined) return found;
  const pipeline = inTurn(library.env, () => open(library, task, settings));
  const shared = { pipeline, turn: Promise.resolve() };
  known.set(key, shared);
  pipeline.catch(() => known.delete(key));
  return shared;
}

function inTurn<Value>(owner: object, run: () => Promise<Value>): Promise<Value> {
  const before = loading.get(owner) ?? Promise.resolve();
  const next = before.then(run);
  loading.set(
    owner,
    next.catch(() => {}),
  );
  return next;
}

/** Loads a model with settings of its own, and puts back those of the application. */
async function open(library: TransformersLibrary, task: string, settings: ModelSettings): Promise<Pipeline> {
  const { model, localModelPath, dtype, allowRemote, pipelineOptions } = settings;
  const env = library.env as Record<string, unknown>;
  const before = { ...env };
  Object.assign(
    env,
    { allowRemoteModels: allowRemote },
    localModelPath !== undefined && {
      allowLocalModels: true,
      localModelPath: localModelPath.endsWith("/") ? localModelPath : `${localModelPath}/`,
    },
  );
  try {
    // `quantized` is what the older package calls `q8`, which is all it has besides `fp32`.
    const options = {
      dtype,
      quantized: dtype !== "fp32",
      local_files_only: !allowRemote,
      ...pipelineOptions,
    };
    const pipeline: unknown = await library.pipeline(task, model, options);
    if (typeof pipeline !== "function") throw new TypeError("expected a pipeline");
    return pipeline as Pipeline;
  } catch (error) {
    throw new GuardError("GUARD_MODEL_INVALID", `${model}: the model could not be loaded`, { cause: error });
  } finally {
    for (const name of ["allowRemoteModels", "allowLocalModels", "localModelPath"]) env[name] = before[name];
  }
}
