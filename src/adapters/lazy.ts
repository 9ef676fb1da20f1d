/** Loads a part when it is first asked for, and again where that failed: what could not be fetched may be there the next time. */
export function lazy<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

/** A function whose code is loaded with its first call. */
export function lazyCall<Given extends readonly unknown[], Result>(
  load: () => Promise<(...given: Given) => Promise<Result>>,
): (...given: Given) => Promise<Result> {
  const loaded = lazy(load);
  return async (...given) => (await loaded())(...given);
}
