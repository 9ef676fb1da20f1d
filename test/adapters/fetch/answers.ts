/** Answers of APIs with all fields that they, and servers compatible with them, are known to give. */

const usage = {
  prompt_tokens: 1,
  completion_tokens: 1,
  total_tokens: 2,
  completion_tokens_details: { note: "n" },
};

const logprobs = {
  content: [
    { token: "a", logprob: -0.1, bytes: [97], top_logprobs: [{ token: "a", logprob: -0.1, bytes: [97] }] },
  ],
  refusal: [{ token: "a", logprob: -0.1, bytes: null, top_logprobs: [] }],
};

const said = {
  role: "assistant",
  content: "Hello",
  refusal: "no",
  reasoning: "r",
  reasoning_content: "r",
  reasoning_details: [{ type: "reasoning.text", format: "unknown", index: 0, text: "t", signature: "s" }],
  annotations: [{ type: "url_citation", url_citation: { url: "https://a.example/", title: "t" } }],
  audio: { id: "audio_1", expires_at: 1, transcript: "t" },
  tool_calls: [
    { index: 0, id: "c1", type: "function", function: { name: "send", arguments: "{}" } },
    { index: 1, id: "c2", type: "custom", custom: { name: "run", input: "i" } },
  ],
  function_call: { name: "send", arguments: "{}" },
  provider_specific_fields: { thought: "t" },
};

export const chatWhole: object = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1,
  model: "m",
  system_fingerprint: "fp_1",
  service_tier: "default",
  choices: [{ index: 0, message: said, logprobs, finish_reason: "stop", stop_reason: "s" }],
  usage,
  metadata: { of: "mine" },
  citations: ["https://a.example/"],
  prompt_filter_results: [{ prompt_index: 0, content_filter_results: { hate: { severity: "safe" } } }],
  prompt_logprobs: [null, { "7": { logprob: -0.1, rank: 1, decoded_token: "a" } }],
  x_groq: { id: "req_1", error: "e" },
};

const chunk = (delta: object, finish_reason: string | null = null) => ({
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  created: 1,
  model: "m",
  system_fingerprint: "fp_1",
  choices: [{ index: 0, delta, logprobs, finish_reason }],
});

export const chatEvents: readonly object[] = [
  chunk({ role: "assistant", content: "" }),
  ...Object.entries(said).map(([field, value]) => chunk({ [field]: value })),
  { ...chunk({}), choices: [{ index: 0, message: { role: "assistant", content: "Hello" } }] },
  { ...chunk({}, "stop"), usage, x_groq: { id: "req_1", usage: { note: "n" } } },
];

export const responseWhole: { readonly output: readonly object[]; readonly [field: string]: unknown } = {
  id: "resp_1",
  object: "response",
  created_at: 1,
  status: "completed",
  error: { code: "server_error", message: "m" },
  incomplete_details: { reason: "r" },
  instructions: "i",
  model: "m",
  metadata: { of: "mine" },
  output_text: "Hello",
  output: [
    {
      type: "message",
      id: "msg_1",
      role: "assistant",
      status: "completed",
      content: [
        {
          type: "output_text",
          text: "Hello",
          annotations: [
            { type: "url_citation", url: "https://a.example/", title: "t" },
            { type: "file_citation", file_id: "f", filename: "n", quote: "q" },
          ],
          logprobs: logprobs.content,
        },
        { type: "refusal", refusal: "no" },
      ],
    },
    {
      type: "reasoning",
      id: "rs_1",
      summary: [{ type: "summary_text", text: "s" }],
      content: [{ type: "reasoning_text", text: "r" }],
    },
    { type: "function_call", id: "fc_1", call_id: "c1", name: "send", arguments: "{}", status: "completed" },
    { type: "custom_tool_call", id: "ct_1", call_id: "c2", name: "run", input: "i" },
    { type: "web_search_call", id: "ws_1", action: { type: "search", query: "q", sources: [{ url: "u" }] } },
    {
      type: "file_search_call",
      id: "fs_1",
      queries: ["q"],
      results: [{ text: "t", attributes: { a: "b" } }],
    },
    { type: "code_interpreter_call", id: "ci_1", code: "c", outputs: [{ type: "logs", logs: "l" }] },
    { type: "mcp_call", id: "mcp_1", name: "n", arguments: "{}", output: "o", error: "e", server_label: "s" },
    {
      type: "mcp_list_tools",
      id: "mcpl_1",
      tools: [{ name: "n", description: "d", input_schema: { a: "b" } }],
    },
    { type: "local_shell_call", id: "ls_1", action: { type: "exec", command: ["c"], env: { A: "b" } } },
    { type: "computer_call", id: "cc_1", action: { type: "type", text: "t" } },
  ],
  tools: [{ type: "function", name: "send", description: "d" }],
  usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2, note: "n" },
  user: "u",
};

const at = { item_id: "msg_1", output_index: 0, content_index: 0 };
const text = { type: "output_text", text: "t", annotations: [], logprobs: logprobs.content };
const begun = { ...responseWhole, status: "in_progress", output: [], output_text: "" };

/** The events of a response: each item as it is added and done, and all deltas with what ends them. */
export const responseEvents: readonly object[] = [
  { type: "response.created", response: begun },
  ...responseWhole.output.map((item, output_index) => ({
    type: "response.output_item.added",
    output_index,
    item,
  })),
  { type: "response.content_part.added", ...at, part: { ...text, text: "" } },
  { type: "response.output_text.delta", ...at, delta: "t", obfuscation: "o", logprobs: logprobs.content },
  {
    type: "response.output_text.annotation.added",
    ...at,
    annotation: { type: "url_citation", url: "u", title: "t" },
  },
  { type: "response.output_text.done", ...at, text: "t", logprobs: logprobs.content },
  { type: "response.content_part.done", ...at, part: text },
  ...[
    ["refusal", "refusal"],
    ["reasoning_text", "text"],
    ["reasoning_summary_text", "text"],
    ["function_call_arguments", "arguments"],
    ["mcp_call_arguments", "arguments"],
    ["custom_tool_call_input", "input"],
    ["code_interpreter_call_code", "code"],
  ].flatMap(([kind, field = ""], index) => [
    { type: `response.${kind}.delta`, item_id: `i${index}`, output_index: index, delta: "d" },
    { type: `response.${kind}.done`, item_id: `i${index}`, output_index: index, [field]: "d" },
  ]),
  ...responseWhole.output.map((item, output_index) => ({
    type: "response.output_item.done",
    output_index,
    item,
  })),
  { type: "response.completed", response: responseWhole },
];

export const messageWhole: { readonly content: readonly object[]; readonly [field: string]: unknown } = {
  id: "msg_1",
  type: "message",
  role: "assistant",
  model: "m",
  container: { id: "c" },
  content: [
    {
      type: "text",
      text: "Hello",
      citations: [{ type: "char_location", cited_text: "c", document_title: "t" }],
    },
    { type: "thinking", thinking: "t", signature: "s" },
    { type: "redacted_thinking", data: "d" },
    { type: "tool_use", id: "t1", name: "send", input: { to: "a", nested: { list: ["b"] } } },
    { type: "server_tool_use", id: "s1", name: "web_search", input: { query: "q" } },
    {
      type: "web_search_tool_result",
      tool_use_id: "s1",
      content: [{ type: "web_search_result", url: "u", title: "t", encrypted_content: "e", page_age: "p" }],
    },
    { type: "mcp_tool_result", tool_use_id: "m1", content: [{ type: "text", text: "t" }] },
  ],
  stop_reason: "end_turn",
  stop_sequence: "s",
  usage: { input_tokens: 1, output_tokens: 1, service_tier: "standard" },
};

const delta = (index: number, of: object) => ({ type: "content_block_delta", index, delta: of });

export const messageEvents: readonly object[] = [
  { type: "message_start", message: { ...messageWhole, content: [] } },
  ...messageWhole.content.map((content_block, index) => ({
    type: "content_block_start",
    index,
    content_block,
  })),
  delta(0, { type: "text_delta", text: "t" }),
  delta(0, { type: "citations_delta", citation: { type: "char_location", cited_text: "c" } }),
  delta(1, { type: "thinking_delta", thinking: "t" }),
  delta(1, { type: "signature_delta", signature: "s" }),
  delta(3, { type: "input_json_delta", partial_json: "{}" }),
  delta(6, { type: "compaction_delta", content: "c" }),
  ...messageWhole.content.map((_, index) => ({ type: "content_block_stop", index })),
  {
    type: "message_delta",
    delta: { stop_reason: "end_turn", stop_sequence: "s" },
    usage: { output_tokens: 1 },
  },
  { type: "message_stop" },
];
