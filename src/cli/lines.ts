import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { UsageError } from "./usage-error.ts";

/** Longest line, and longest text, that is read: more is no row but a mistake. In UTF-16 units. */
const mostChars = 64_000_000;

/** Lines of a UTF-8 file, without their ends (`\n` or `\r\n`) and without a byte order mark. */
export async function* linesOf(name: string): AsyncGenerator<string> {
  let rest: string[] = [];
  let length = 0;
  let number = 1;
  for await (const piece of textOf(createReadStream(name), name)) {
    const parts = piece.split("\n");
    for (const [index, part] of parts.entries()) {
      length += part.length;
      if (length > mostChars) {
        throw new UsageError(`${name}:${number}: the line is longer than ${mostChars} characters`);
      }
      rest.push(part);
      if (index === parts.length - 1) continue;
      yield withoutReturn(rest.join(""));
      rest = [];
      length = 0;
      number++;
    }
  }
  if (length > 0) yield withoutReturn(rest.join(""));
}

/** The whole of a UTF-8 file, or of what comes from a stream. */
export async function readText(stream: Readable, name: string): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of textOf(stream, name)) {
    length += piece.length;
    if (length > mostChars) throw new UsageError(`${name}: the text is longer than ${mostChars} characters`);
    pieces.push(piece);
  }
  return pieces.join("");
}

async function* textOf(stream: Readable, name: string): AsyncGenerator<string> {
  // Replacement characters would hide what a file holds.
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw new UsageError(`${name}: is not UTF-8 text`);
    }
  };
  try {
    for await (const bytes of stream) yield decode(bytes as Uint8Array);
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${name}: ${whyUnreadable(error)}`);
  }
  yield decode();
}

/** Why a file cannot be read, without its content. */
export function whyUnreadable(error: unknown): string {
  switch ((error as NodeJS.ErrnoException | null)?.code) {
    case "ENOENT":
      return "there is no such file";
    case "EISDIR":
      return "is a folder";
    case "EACCES":
    case "EPERM":
      return "may not be read";
    default:
      return "cannot be read";
  }
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
