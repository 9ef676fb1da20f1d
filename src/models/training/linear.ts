import type { Samples } from "./samples.ts";

/** A weight for each entry of a hash table of `2 ** bits`, and a bias. */
export interface LinearModel {
  readonly bits: number;
  readonly weights: Float32Array;
  bias: number;
}

/** Windows to learn from, with their targets in 0..1 and their weights. */
export interface Lesson {
  readonly windows: Int32Array;
  readonly targets: Float32Array;
  readonly weights: Float32Array;
}

export interface FitOptions {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly random: () => number;
}

/** Logistic regression by AdaGrad (Duchi et al. 2011), each feature with the value 1 / sqrt(features of the window). */
export function fitLinear(samples: Samples, lesson: Lesson, options: FitOptions): LinearModel {
  const { bits, epochs, rate, decay, random } = options;
  const { features, from, to } = samples;
  const mask = 2 ** bits - 1;
  const weights = new Float32Array(2 ** bits);
  const squares = new Float32Array(2 ** bits);
  let bias = 0;
  let biasSquares = 0;
  const order = Int32Array.from(lesson.windows.keys());
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const example of order) {
      const window = lesson.windows[example] as number;
      const first = from[window] as number;
      const last = to[window] as number;
      if (last === first) continue;
      const value = 1 / Math.sqrt(last - first);
      let sum = 0;
      for (let at = first; at < last; at++) sum += weights[(features[at] as number) & mask] as number;
      const probability = 1 / (1 + Math.exp(-(bias + sum * value)));
      const slope = (probability - (lesson.targets[example] as number)) * (lesson.weights[example] as number);
      if (Math.abs(slope) < 1e-4) continue;
      const step = slope * value;
      for (let at = first; at < last; at++) {
        const entry = (features[at] as number) & mask;
        const weight = weights[entry] as number;
        const gradient = step + decay * weight;
        const square = (squares[entry] as number) + gradient * gradient;
        squares[entry] = square;
        weights[entry] = weight - (rate * gradient) / Math.sqrt(square + 1e-8);
      }
      biasSquares += slope * slope;
      bias -= (rate * slope) / Math.sqrt(biasSquares + 1e-8);
    }
  }
  return { bits, weights, bias };
}

/** Score of every window, in log-odds. */
export function predictLinear({ features, from, to, count }: Samples, model: LinearModel): Float32Array {
  const { weights, bias } = model;
  const mask = weights.length - 1;
  const scores = new Float32Array(count);
  for (let window = 0; window < count; window++) {
    const first = from[window] as number;
    const last = to[window] as number;
    let sum = 0;
    for (let at = first; at < last; at++) sum += weights[(features[at] as number) & mask] as number;
    scores[window] = bias + (last > first ? sum / Math.sqrt(last - first) : 0);
  }
  return scores;
}

/** Fisher-Yates. */
export function shuffle(list: Int32Array, random: () => number): void {
  for (let index = list.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const value = list[index] as number;
    list[index] = list[other] as number;
    list[other] = value;
  }
}
