/**
 * Maps a list with at most `lanes` asynchronous steps at a time, in the order of the list.
 *
 * Steps that answer at once cost no promise; the whole answers at once when all of them do.
 */
export function mapInLanes<Item, Result>(
  items: readonly Item[],
  lanes: number,
  step: (item: Item, index: number) => Result | Promise<Result>,
): readonly Result[] | Promise<readonly Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  const advance = (): Promise<void> | undefined => {
    while (next < items.length) {
      const index = next++;
      const result = step(items[index] as Item, index);
      if (result instanceof Promise) {
        return result.then((value) => {
          results[index] = value;
          return advance();
        });
      }
      results[index] = result;
    }
    return undefined;
  };
  const running: Promise<void>[] = [];
  try {
    while (running.length < lanes) {
      const lane = advance();
      if (lane === undefined) break;
      running.push(lane);
    }
  } catch (error) {
    // The lanes under way may fail as well, with nobody left to tell.
    for (const lane of running) lane.catch(() => {});
    throw error;
  }
  return running.length === 0 ? results : Promise.all(running).then(() => results);
}

/** Goes on with a value that may be there already. */
export function andThen<Value, Result>(
  value: Value | Promise<Value>,
  next: (value: Value) => Result | Promise<Result>,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(next) : next(value);
}
