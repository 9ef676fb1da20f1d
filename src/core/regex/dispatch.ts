import { noGuard, passesGuard } from "./guards.ts";

/** Units as guards tell them apart, and the end of the text before them. */
const units = 257;

/** What no table has been filled in yet for. */
const unknown: Int32Array = new Int32Array(units);

/** No branch goes on; below are the numbers of lists, from -2 down. */
export const noBranch = -1;

/**
 * A choice among many branches by the next unit.
 *
 * What is open to a unit is found when a text asks: most of the patterns of a process see few texts.
 */
export interface Dispatch {
  /** By the bit of a unit and 1: a branch, {@link noBranch}, or `-2 - list`; 0 where it is not known. */
  table: Int32Array;
  /** Branches that are open to one unit together, in the order in which they are tried. */
  readonly lists: number[][];
  /** The guard of every branch. */
  readonly guards: readonly number[];
  /** Gives where a branch begins. */
  readonly placeOf: (branch: number) => number;
}

export function createDispatch(guards: readonly number[], placeOf: (branch: number) => number): Dispatch {
  return { table: unknown, lists: [], guards, placeOf };
}

/** Fills in what is open to a unit by its bit, -1 for the end of the text, and gives it. */
export function openBranches(dispatch: Dispatch, words: Int32Array, bit: number): number {
  const { guards, lists } = dispatch;
  const open: number[] = [];
  for (let index = 0; index < guards.length; index++) {
    const guard = guards[index] as number;
    if (guard === noGuard || (bit >= 0 && passesGuard(words, guard, bit))) open.push(dispatch.placeOf(index));
  }
  if (dispatch.table === unknown) dispatch.table = new Int32Array(units);
  const found = open.length < 2 ? (open[0] ?? noBranch) : -1 - lists.push(open);
  dispatch.table[bit + 1] = found;
  return found;
}
