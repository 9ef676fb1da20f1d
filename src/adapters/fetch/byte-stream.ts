/**
 * A body made of texts, or bytes, that come from `source` through `texts`: taken when it is asked for them, and none ahead.
 *
 * Cancelling it cancels the source at once, even while a part of it is awaited.
 */
export function byteStream(
  texts: AsyncGenerator<string | Uint8Array, void, void>,
  source: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isCancelled = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await texts.next();
        if (isCancelled) return;
        if (done) controller.close();
        else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
      },
      async cancel(reason) {
        isCancelled = true;
        await source.cancel(reason);
        await texts.return();
      },
    },
    { highWaterMark: 0 },
  );
}
