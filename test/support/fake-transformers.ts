import type { TransformersLibrary } from "../../src/adapters/transformers.ts";

/** What was asked of a {@link fakeTransformers}. */
export interface Requests {
  readonly loads: {
    readonly task: string;
    readonly model: string;
    readonly options: object;
    readonly env: object;
  }[];
  readonly batches: (readonly string[])[];
  /** Most batches that ran at the same time. */
  busiest: number;
}

/** Gives what a pipeline of the task gives for a batch. */
export type Answer = (texts: readonly string[], options: object) => unknown;

/** The library with a pipeline that gives what it is told to. */
export function fakeTransformers(answer: Answer): TransformersLibrary & { readonly requests: Requests } {
  const requests: Requests = { loads: [], batches: [], busiest: 0 };
  const env = { allowRemoteModels: true, allowLocalModels: false, localModelPath: "/usual/" };
  let running = 0;
  return {
    requests,
    env,
    pipeline: async (task, model, options) => {
      await turn();
      requests.loads.push({ task, model, options, env: { ...env } });
      return async (texts: readonly string[], asked: object) => {
        requests.batches.push(texts);
        requests.busiest = Math.max(requests.busiest, ++running);
        await turn();
        running--;
        return answer(texts, asked);
      };
    },
  };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A tensor of one row for each text: how often it has an `a`, a `b` and a `c`. */
export function tensorOf(texts: readonly string[]): { dims: number[]; data: Float32Array } {
  const rows = texts.map((text) => ["a", "b", "c"].map((letter) => text.split(letter).length - 1));
  return { dims: [texts.length, 3], data: Float32Array.from(rows.flat()) };
}

/** The labels of one text: `INJECTION` when it holds `OBEY`. */
export function labelsOf(text: string): { label: string; score: number }[] {
  const score = text.includes("OBEY") ? 0.9 : 0.2;
  return [
    { label: "BENIGN", score: 1 - score },
    { label: "INJECTION", score },
  ];
}
