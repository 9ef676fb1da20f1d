import { describe, expect, test, vi } from "vitest";
import { type Frame, readFrames } from "../../../src/adapters/fetch/sse.ts";
import { writeEvent } from "../../../src/adapters/fetch/write-event.ts";
import fc from "../../support/property.ts";

async function eventsOf(wire: string, sizes: readonly number[] = [1000]): Promise<Frame[]> {
  const bytes = new TextEncoder().encode(wire);
  let at = 0;
  let turn = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      const size = sizes[turn++ % sizes.length] ?? 1;
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
  const events: Frame[] = [];
  for await (const batch of readFrames(body.getReader())) events.push(...batch);
  return events;
}

describe("server-sent events", () => {
  test.each([
    ["plain", "data: a\n\ndata: b\n\n", [{ data: "a" }, { data: "b" }]],
    ["named", "event: x\ndata: a\n\n", [{ event: "x", data: "a" }]],
    ["of several lines", "data: a\ndata: b\n\n", [{ data: "a\nb" }]],
    [
      "with carriage returns",
      "data: a\r\n\r\ndata: b\r\rdata: c\n\n",
      [{ data: "a" }, { data: "b" }, { data: "c" }],
    ],
    ["without a blank behind the colon", "data:a\n\n", [{ data: "a" }]],
    [
      "with remarks and unknown fields",
      ": ping\nid: 1\nretry: 5\nx: y\ndata: a\n\n",
      [{ comment: "ping" }, { retry: "5" }, { id: "1", data: "a" }],
    ],
    ["without data", "event: x\n\n", []],
    ["that end without an empty line", "data: a\n\ndata: b", [{ data: "a" }, { data: "b" }]],
  ])("are read: %s", async (_, wire, events) => {
    expect(await eventsOf(wire)).toEqual(events);
  });

  test("are read once, however many pieces a line has", async () => {
    const split = vi.spyOn(String.prototype, "split");
    try {
      const line = `data: ${"ab ".repeat(2000)}`;
      expect(await eventsOf(`${line}\n\n`, [10])).toEqual([{ data: line.slice(6) }]);
      const read = split.mock.contexts.reduce((sum: number, text) => sum + String(text).length, 0);
      expect(read).toBeLessThan(2 * line.length);
    } finally {
      split.mockRestore();
    }
  });

  test("are the same however the body is cut", async () => {
    const event = fc.record(
      { event: fc.stringMatching(/^[a-z.]{1,9}$/), data: fc.string({ unit: "grapheme", maxLength: 30 }) },
      { requiredKeys: ["data"] },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        async (events, sizes) => {
          const sent = events.map((one) => ({ ...one, data: one.data.replace(/[\r\n]/g, "\n") }));
          expect(await eventsOf(sent.map(writeEvent).join(""), sizes)).toEqual(sent);
        },
      ),
    );
  });
});
