/** Waits between attempts, in milliseconds: doubled each time, never longer than `mostMs`. */
export function retryDelay(attempt: number, firstMs = 100, mostMs = 5_000): number {
  // TODO: add jitter, so that all lamps do not call back in the same second after a power cut.
  return Math.min(firstMs * 2 ** attempt, mostMs);
}

/** Runs `work` until it succeeds or was tried `attempts` times. */
export async function retry<T>(work: () => Promise<T>, attempts = 4): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      // Ignore everything but the last error: the earlier ones were only noise on the line.
      if (attempt + 1 >= attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryDelay(attempt)));
    }
  }
}
