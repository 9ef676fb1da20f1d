import { dot } from "./embedder.ts";

/** Rows of equal length with their targets, 0..1, and how much they count. */
export interface Regression {
  readonly rows: readonly Float32Array[];
  readonly targets: Float64Array;
  readonly weights: Float64Array;
  /** Strength of the regularisation of all coefficients but the last. */
  readonly l2: number;
}

const mostRounds = 150;
const remembered = 8;

/**
 * Coefficients of a regularised logistic regression, the last one being the bias: L-BFGS with the two-loop recursion of
 * Nocedal and Wright, Numerical Optimization, algorithm 7.4.
 */
export function fitLogistic(data: Regression): Float64Array {
  const size = (data.rows[0]?.length ?? 0) + 1;
  let point: Float64Array = new Float64Array(size);
  let { value, slope } = lossAt(data, point);
  const steps: Step[] = [];
  for (let round = 0; round < mostRounds && steepness(slope) > 1e-5; round++) {
    const direction = descent(slope, steps);
    const decline = dot(direction, slope);
    let length = 1;
    let next = lossAt(data, along(point, direction, length));
    while (next.value > value + 1e-4 * length * decline && length > 1e-6) {
      length /= 2;
      next = lossAt(data, along(point, direction, length));
    }
    if (!(next.value < value)) break;
    const moved = direction.map((part) => part * length);
    const change = next.slope.map((part, index) => part - (slope[index] as number));
    const curvature = dot(moved, change);
    if (curvature > 1e-12) steps.push({ moved, change, curvature });
    if (steps.length > remembered) steps.shift();
    point = along(point, direction, length);
    ({ value, slope } = next);
  }
  return point;
}

interface Step {
  readonly moved: Float64Array;
  readonly change: Float64Array;
  readonly curvature: number;
}

function lossAt(data: Regression, point: Float64Array): { value: number; slope: Float64Array } {
  const { rows, targets, weights, l2 } = data;
  const last = point.length - 1;
  const coefficients = point.subarray(0, last);
  const slope = new Float64Array(point.length);
  let value = 0;
  let total = 0;
  for (const [index, row] of rows.entries()) {
    const weight = weights[index] as number;
    if (weight === 0) continue;
    const target = targets[index] as number;
    const odds = (point[last] as number) + dot(row, coefficients);
    value += weight * (Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))) - target * odds);
    const error = weight * (1 / (1 + Math.exp(-odds)) - target);
    for (let at = 0; at < last; at++) slope[at] = (slope[at] as number) + error * (row[at] as number);
    slope[last] = (slope[last] as number) + error;
    total += weight;
  }
  value = value / total + (l2 / 2) * dot(coefficients, coefficients);
  for (let at = 0; at <= last; at++) {
    slope[at] = (slope[at] as number) / total + (at < last ? l2 * (point[at] as number) : 0);
  }
  return { value, slope };
}

function descent(slope: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = slope.map((part) => -part);
  const shares: number[] = [];
  for (const { moved, change, curvature } of steps.toReversed()) {
    const share = dot(moved, direction) / curvature;
    shares.push(share);
    addTo(direction, change, -share);
  }
  const latest = steps.at(-1);
  const scale = latest === undefined ? 1 : latest.curvature / dot(latest.change, latest.change);
  for (let at = 0; at < direction.length; at++) direction[at] = (direction[at] as number) * scale;
  for (const { moved, change, curvature } of steps) {
    addTo(direction, moved, (shares.pop() as number) - dot(change, direction) / curvature);
  }
  return direction;
}

function along(point: Float64Array, direction: Float64Array, length: number): Float64Array {
  const next = Float64Array.from(point);
  addTo(next, direction, length);
  return next;
}

function addTo(target: Float64Array, other: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at++)
    target[at] = (target[at] as number) + factor * (other[at] as number);
}

function steepness(slope: Float64Array): number {
  return slope.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
}
