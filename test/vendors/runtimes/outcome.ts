import { isBlocked, isGuardError } from "sallyport";

/** How a call ended: with a value, or with the words of an error of this library. */
export async function outcome(call: () => unknown): Promise<unknown> {
  try {
    return { value: await call() };
  } catch (error) {
    const { name, code, message } = error as Error & { readonly code?: unknown };
    return { name, code, message, ours: isGuardError(error), blocked: isBlocked(error) };
  }
}
