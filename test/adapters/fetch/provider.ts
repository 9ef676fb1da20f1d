import type { Fetch } from "../../../src/adapters/openai.ts";

/** A provider that answers every call with the same text, in the form of the API that is asked. */
export interface Provider {
  readonly fetch: Fetch;
  /** Bodies of the calls, in order. */
  readonly calls: Record<string, unknown>[];
}

interface Said {
  readonly text: string;
  /** Arguments of a tool call, if the model makes one. */
  readonly call?: string;
  /** Length of the pieces in which texts are streamed. */
  readonly piece?: number;
  /** Length in bytes of the pieces of the body. */
  readonly bytes?: number;
  readonly status?: number;
}

function pieces(text: string, size: number): string[] {
  const list: string[] = [];
  for (let at = 0; at < text.length; at += size) list.push(text.slice(at, at + size));
  return list;
}

export function provider({ text, call, piece = 5, bytes = 1000, status = 200 }: Said): Provider {
  const calls: Record<string, unknown>[] = [];
  const answer = (url: string, body: Record<string, unknown>): Response => {
    if (status !== 200) return Response.json({ error: { message: "overloaded" } }, { status });
    const api = url.endsWith("/responses") ? responsesApi : url.endsWith("/messages") ? messagesApi : chatApi;
    if (body.stream !== true) return Response.json(api.whole(text, call));
    const wire = api.events(pieces(text, piece), call === undefined ? [] : pieces(call, piece)).join("");
    const all = new TextEncoder().encode(wire);
    let at = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= all.length) controller.close();
        else controller.enqueue(all.slice(at, at + bytes));
        at += bytes;
      },
    });
    return new Response(stream, { headers: { "content-type": "text/event-stream" } });
  };
  return {
    calls,
    fetch: async (input, init) => {
      const body = JSON.parse(String(init?.body));
      calls.push(body);
      return answer(String(input), body);
    },
  };
}

interface Api {
  whole(text: string, call: string | undefined): object;
  events(texts: readonly string[], call: readonly string[]): string[];
}

const data = (event: object): string => `data: ${JSON.stringify(event)}\n\n`;
const named = (event: { type: string }): string => `event: ${event.type}\n${data(event)}`;

const chatApi: Api = {
  whole: (text, call) => ({
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1,
    model: "m",
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: text,
          refusal: null,
          ...(call !== undefined && {
            tool_calls: [{ id: "c1", type: "function", function: { name: "send", arguments: call } }],
          }),
        },
        logprobs: { content: [{ token: text, logprob: 0, bytes: null, top_logprobs: [] }] },
        finish_reason: "stop",
      },
    ],
  }),
  events(texts, call) {
    const chunk = (delta: object, finish_reason: string | null = null): string =>
      data({
        id: "chatcmpl-1",
        object: "chat.completion.chunk",
        created: 1,
        model: "m",
        choices: [{ index: 0, delta, finish_reason }],
      });
    return [
      chunk({ role: "assistant", content: "" }),
      ...texts.map((content) => chunk({ content })),
      ...(call.length > 0
        ? [
            chunk({
              tool_calls: [
                { index: 0, id: "c1", type: "function", function: { name: "send", arguments: "" } },
              ],
            }),
          ]
        : []),
      ...call.map((piece) => chunk({ tool_calls: [{ index: 0, function: { arguments: piece } }] })),
      chunk({}, call.length > 0 ? "tool_calls" : "stop"),
      "data: [DONE]\n\n",
    ];
  },
};

const responsesApi: Api = {
  whole: (text, call) => ({
    id: "resp_1",
    object: "response",
    created_at: 1,
    status: "completed",
    model: "m",
    output: [
      {
        type: "message",
        id: "msg_1",
        role: "assistant",
        status: "completed",
        content: [{ type: "output_text", text, annotations: [] }],
      },
      ...(call === undefined
        ? []
        : [
            {
              type: "function_call",
              id: "fc_1",
              call_id: "c1",
              name: "send",
              arguments: call,
              status: "completed",
            },
          ]),
    ],
  }),
  events(texts, call) {
    const text = texts.join("");
    const args = call.length === 0 ? undefined : call.join("");
    const at = { item_id: "msg_1", output_index: 0, content_index: 0 };
    const whole = responsesApi.whole(text, args) as { output: { id: string }[] };
    const open = { ...whole, status: "in_progress", output: [] };
    const part = { type: "output_text", text, annotations: [] };
    const events: { type: string }[] = [
      { type: "response.created", response: open } as never,
      {
        type: "response.output_item.added",
        output_index: 0,
        item: { ...whole.output[0], status: "in_progress", content: [] },
      } as never,
      { type: "response.content_part.added", ...at, part: { ...part, text: "" } } as never,
      ...texts.map((delta) => ({ type: "response.output_text.delta", ...at, delta })),
      { type: "response.output_text.done", ...at, text } as never,
      { type: "response.content_part.done", ...at, part } as never,
      { type: "response.output_item.done", output_index: 0, item: whole.output[0] } as never,
    ];
    if (args !== undefined) {
      const place = { item_id: "fc_1", output_index: 1 };
      events.push(
        {
          type: "response.output_item.added",
          output_index: 1,
          item: { ...whole.output[1], arguments: "", status: "in_progress" },
        } as never,
        ...call.map((delta) => ({ type: "response.function_call_arguments.delta", ...place, delta })),
        { type: "response.function_call_arguments.done", ...place, arguments: args } as never,
        { type: "response.output_item.done", output_index: 1, item: whole.output[1] } as never,
      );
    }
    events.push({ type: "response.completed", response: whole } as never);
    return events.map((event, sequence_number) => named({ ...event, sequence_number } as never));
  },
};

const messagesApi: Api = {
  whole: (text, call) => ({
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "m",
    content: [
      { type: "text", text },
      ...(call === undefined ? [] : [{ type: "tool_use", id: "t1", name: "send", input: JSON.parse(call) }]),
    ],
    stop_reason: "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1 },
  }),
  events(texts, call) {
    const message = { ...messagesApi.whole("", undefined), content: [], stop_reason: null };
    const events: { type: string }[] = [
      { type: "message_start", message } as never,
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } } as never,
      ...texts.map((text) => ({
        type: "content_block_delta",
        index: 0,
        delta: { type: "text_delta", text },
      })),
      { type: "content_block_stop", index: 0 } as never,
    ];
    if (call.length > 0) {
      events.push(
        {
          type: "content_block_start",
          index: 1,
          content_block: { type: "tool_use", id: "t1", name: "send", input: {} },
        } as never,
        ...call.map((partial_json) => ({
          type: "content_block_delta",
          index: 1,
          delta: { type: "input_json_delta", partial_json },
        })),
        { type: "content_block_stop", index: 1 } as never,
      );
    }
    events.push(
      {
        type: "message_delta",
        delta: { stop_reason: "end_turn", stop_sequence: null },
        usage: { output_tokens: 1 },
      } as never,
      { type: "message_stop" },
    );
    return events.map(named);
  },
};
