/** A short id in the style of the APIs. */
export function freshId(prefix: string): string {
  // Pages of an insecure origin have no `randomUUID`.
  const bytes = Array.from(crypto.getRandomValues(new Uint8Array(12)));
  return prefix + bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
