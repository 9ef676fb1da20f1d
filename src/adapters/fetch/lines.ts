import { GuardBlockedError } from "../../core/errors.ts";

/** What is too long to be held cannot be checked. */
export function tooLong(): GuardBlockedError {
  return new GuardBlockedError("output", [], { reason: "overflow" });
}

/** Longest line, in UTF-16 units. */
const longestLine = 16_000_000;

/**
 * Reads the lines of a body as they come, those of each piece together, without their line breaks (LF, CRLF or CR).
 *
 * Throws a `GuardBlockedError` for a line that does not end. The body is cancelled when the reader of the lines stops.
 */
export async function* readLines(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): AsyncGenerator<readonly string[], void, void> {
  const decoder = new TextDecoder();
  /** Pieces of a line that has not ended; put together once, however many there are. */
  let open: string[] = [];
  let openLength = 0;
  let held = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const piece = held + (done ? decoder.decode() : decoder.decode(value, { stream: true }));
      // A carriage return at the end may be half of a line break.
      held = !done && piece.endsWith("\r") ? "\r" : "";
      const lines = (held === "" ? piece : piece.slice(0, -1)).split(/\r\n|\n|\r/);
      const last = lines.pop() ?? "";
      if (lines.length > 0) {
        lines[0] = open.join("") + lines[0];
        open = [];
        openLength = 0;
      }
      open.push(last);
      openLength += last.length;
      if (openLength > longestLine) throw tooLong();
      if (done) {
        const line = open.join("");
        if (line !== "") lines.push(line);
      }
      if (lines.length > 0) yield lines;
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
