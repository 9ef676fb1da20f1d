/** What is needed of one of Node's writable streams. */
export interface Outlet {
  readonly writableNeedDrain?: boolean;
  once(event: string, listener: () => void): unknown;
}

/** Writes a body to a stream no faster than it takes it; cancels the body when the stream is closed before its end. */
export async function pump(
  body: ReadableStream<Uint8Array> | null,
  outlet: Outlet,
  write: (bytes: Uint8Array) => boolean,
): Promise<void> {
  const reader = body?.getReader();
  let isClosed = false;
  let wake = (): void => {};
  // One listener for all waits.
  outlet.once("close", () => {
    isClosed = true;
    reader?.cancel().catch(() => {});
    wake();
  });
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return;
    if (write(value)) continue;
    do {
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (isClosed) resolve();
        else outlet.once("drain", resolve);
      });
      // Others may say `drain` as well.
    } while (outlet.writableNeedDrain === true && !isClosed);
  }
}
