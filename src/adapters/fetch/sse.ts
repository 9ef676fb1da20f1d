/** One server-sent event; https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface ServerEvent {
  readonly event?: string;
  readonly data: string;
}

/** Longest line of an event, in UTF-16 units. */
const longestLine = 16_000_000;

/** Reads the events of a body as they come; throws a RangeError for a line that does not end. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  /** Pieces of a line that has not ended; put together once, however many there are. */
  let open: string[] = [];
  let openLength = 0;
  let held = "";
  let event: string | undefined;
  let data: string[] = [];
  const dispatch = (): ServerEvent | undefined => {
    const complete =
      data.length === 0 ? undefined : { ...(event !== undefined && { event }), data: data.join("\n") };
    event = undefined;
    data = [];
    return complete;
  };
  const take = (line: string): ServerEvent | undefined => {
    if (line === "") return dispatch();
    const colon = line.indexOf(":");
    if (colon === 0) return undefined;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (field === "event") event = value;
    else if (field === "data") data.push(value);
    return undefined;
  };
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
      if (openLength > longestLine) throw new RangeError("A line of the event stream is too long");
      for (const line of lines) {
        const complete = take(line);
        if (complete !== undefined) yield complete;
      }
      if (!done) continue;
      const line = open.join("");
      if (line !== "") take(line);
      const complete = dispatch();
      if (complete !== undefined) yield complete;
      return;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** The event as it goes over the wire. */
export function writeEvent({ event, data }: ServerEvent): string {
  const name = event === undefined ? "" : `event: ${event}\n`;
  return `${name}${data
    .split("\n")
    .map((line) => `data: ${line}\n`)
    .join("")}\n`;
}
