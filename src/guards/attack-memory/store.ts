import { GuardError } from "../../core/errors.ts";
import { readOptions, wrongInput } from "../../core/validate.ts";
import { dot } from "../../models/embedder.ts";
import { readCount } from "../../models/window-model.ts";

/** An attack as the vectors of its windows, each of length 1. Holds no text. */
export interface StoredAttack {
  readonly id: string;
  readonly vectors: readonly Float32Array[];
}

/** The known attack that lies nearest to a vector. */
export interface NearestAttack {
  readonly id: string;
  /** Cosine, -1..1. */
  readonly similarity: number;
}

/** Where known attacks are kept: in memory, or a vector database behind these functions. */
export interface AttackStore {
  /** Adds attacks; one whose id is known takes its place. Takes all of them or throws. */
  add(attacks: readonly StoredAttack[]): void | PromiseLike<void>;
  /** Forgets attacks; gives how many there were. */
  remove(ids: readonly string[]): number | PromiseLike<number>;
  /** The nearest attack for each vector, in their order; `undefined` where there is none. */
  nearest(
    vectors: readonly Float32Array[],
    context: { readonly signal?: AbortSignal },
  ): readonly (NearestAttack | undefined)[] | PromiseLike<readonly (NearestAttack | undefined)[]>;
}

/** Options of {@link memoryAttackStore}. */
export interface MemoryAttackStoreOptions {
  /** Most vectors; each is compared with every window. @default 2000 */
  readonly maxVectors?: number;
}

/**
 * Keeps known attacks in this process.
 *
 * `add` throws `GUARD_STORE_FULL` rather than forget an attack to make room for another.
 */
export function memoryAttackStore(options: MemoryAttackStoreOptions = {}): AttackStore {
  const given = readOptions(options, "options", ["maxVectors"]);
  const most = readCount(given.get("maxVectors") ?? 2000, "options.maxVectors", 1, 10_000_000);
  const known = new Map<string, readonly Float32Array[]>();
  let size = 0;
  let dimensions: number | undefined;
  return {
    add(attacks) {
      const added = new Map(attacks.map(({ id, vectors }) => [id, vectors]));
      const count = (ids: Iterable<string>, from: ReadonlyMap<string, readonly Float32Array[]>) =>
        Array.from(ids, (id) => from.get(id)?.length ?? 0).reduce((sum, length) => sum + length, 0);
      const next = size - count(added.keys(), known) + count(added.keys(), added);
      if (next > most) throw new GuardError("GUARD_STORE_FULL", `attacks: more than ${most} vectors`);
      const length = dimensions ?? attacks[0]?.vectors[0]?.length;
      if (attacks.some(({ vectors }) => vectors.some((vector) => vector.length !== length)))
        throw wrongInput("attacks", "vectors of one length");
      dimensions = length;
      size = next;
      for (const [id, vectors] of added) known.set(id, vectors);
    },
    remove(ids) {
      let removed = 0;
      for (const id of ids) {
        size -= known.get(id)?.length ?? 0;
        if (known.delete(id)) removed++;
      }
      if (known.size === 0) dimensions = undefined;
      return removed;
    },
    nearest: (vectors) => vectors.map((vector) => nearestOf(known, vector)),
  };
}

function nearestOf(
  known: ReadonlyMap<string, readonly Float32Array[]>,
  vector: Float32Array,
): NearestAttack | undefined {
  let nearest: NearestAttack | undefined;
  for (const [id, vectors] of known) {
    for (const other of vectors) {
      if (other.length !== vector.length) throw wrongInput("vector", `${other.length} numbers`);
      const similarity = dot(other, vector);
      if (nearest === undefined || similarity > nearest.similarity) nearest = { id, similarity };
    }
  }
  return nearest;
}
