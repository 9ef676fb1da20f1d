import { isObject, wrongOption } from "../core/validate.ts";
import { modelFailed } from "./model-failed.ts";

/** A text as a point: similar texts lie in similar directions. */
export type Vector = Float32Array | readonly number[];

/** What an embedder is told besides the texts. */
export interface EmbedContext {
  /** Aborted when the answer is no longer wanted. */
  readonly signal?: AbortSignal;
}

/** Anything that turns texts into vectors: a network in this process, an endpoint, or a function of your own. */
export interface Embedder {
  /** Names the model together with whatever else its vectors depend on; heads are bound to it. */
  readonly id: string;
  /** Length of its vectors. @default that of the first vector */
  readonly dimensions?: number;
  /** One vector for each text, in their order, all of one length. */
  embed(texts: readonly string[], context?: EmbedContext): readonly Vector[] | PromiseLike<readonly Vector[]>;
}

/** Checks that something is an {@link Embedder}. */
export function readEmbedder(value: unknown, field: string): Embedder {
  const embedder = value as Partial<Embedder>;
  const usable = isObject(value) && typeof embedder.embed === "function" && typeof embedder.id === "string";
  if (!usable || embedder.id === "") throw wrongOption(field, "an embedder with an id and a function embed");
  return value as Embedder;
}

/**
 * Vectors of length 1 for texts; throws `GUARD_MODEL_FAILED` when the answer is not one finite vector for each.
 *
 * @param dimensions that the vectors must have
 */
export async function embedAll(
  embedder: Embedder,
  texts: readonly string[],
  context: EmbedContext = {},
  dimensions: number | undefined = embedder.dimensions,
): Promise<readonly Float32Array[]> {
  if (texts.length === 0) return [];
  const answer: unknown = await embedder.embed(texts, context);
  if (!Array.isArray(answer) || answer.length !== texts.length) {
    throw modelFailed(embedder.id, `expected ${texts.length} vectors`);
  }
  const size = dimensions ?? lengthOf(answer[0]);
  return answer.map((vector: unknown) => {
    const unit = lengthOf(vector) === size && size > 0 ? toUnit(vector as Vector) : undefined;
    if (unit === undefined) throw modelFailed(embedder.id, `expected vectors of ${size} finite numbers`);
    return unit;
  });
}

/** Embeds in batches of `size`. */
export async function embedInBatches(
  embedder: Embedder,
  texts: readonly string[],
  context: EmbedContext,
  size: number,
): Promise<readonly Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let start = 0; start < texts.length; start += size) {
    context.signal?.throwIfAborted();
    const batch = texts.slice(start, start + size);
    vectors.push(...(await embedAll(embedder, batch, context, vectors[0]?.length ?? embedder.dimensions)));
  }
  return vectors;
}

function lengthOf(vector: unknown): number {
  const isVector =
    Array.isArray(vector) || Object.prototype.toString.call(vector) === "[object Float32Array]";
  return isVector ? (vector as Vector).length : 0;
}

/** A copy of length 1, or of zeros; nothing when a part of it is no finite number. */
function toUnit(vector: Vector): Float32Array | undefined {
  let sum = 0;
  for (let index = 0; index < vector.length; index++) {
    const value = vector[index];
    if (typeof value !== "number") return undefined;
    sum += value * value;
  }
  if (!Number.isFinite(sum)) return undefined;
  const scale = sum > 0 ? 1 / Math.sqrt(sum) : 0;
  return Float32Array.from(vector as ArrayLike<number>, (value) => value * scale);
}

/** Dot product; the cosine for vectors of length 1. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}
