import { readLines, tooLong } from "./lines.ts";

/**
 * One server-sent event, with all that stands on the wire; a comment and a time to reconnect are frames of their own.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export interface Frame {
  readonly event?: string;
  readonly id?: string;
  readonly data?: string;
  readonly comment?: string;
  readonly retry?: string;
}

/** Longest data of one event, in UTF-16 units, and the most lines of it. */
const longestData = 16_000_000;
const mostLines = 1_000_000;

/** Reads the events of a body as they come, those of each piece together; throws a `GuardBlockedError` for one that does not end. */
export async function* readFrames(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): AsyncGenerator<readonly Frame[], void, void> {
  let open: { event?: string; id?: string } = {};
  let data: string[] = [];
  let length = 0;
  const dispatch = (): Frame | undefined => {
    const frame = data.length === 0 ? open : { ...open, data: data.join("\n") };
    open = {};
    data = [];
    length = 0;
    return "data" in frame || frame.id !== undefined ? frame : undefined;
  };
  const take = (line: string): Frame | undefined => {
    if (line === "") return dispatch();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (colon === 0) return { comment: value };
    if (field === "retry") return { retry: value };
    if (field === "event" || field === "id") open[field] = value;
    else if (field === "data") {
      data.push(value);
      length += 1 + value.length;
      if (length > longestData || data.length > mostLines) throw tooLong();
    }
    return undefined;
  };
  for await (const lines of readLines(reader)) {
    const frames = lines.map(take).filter((frame) => frame !== undefined);
    if (frames.length > 0) yield frames;
  }
  const complete = dispatch();
  if (complete !== undefined) yield [complete];
}
