import { GuardError } from "../core/errors.ts";
import { isObject, own, readOptions, wrongOption } from "../core/validate.ts";
import { type AnswerCache, answerInBatches, readCache, untilAborted } from "./batches.ts";
import type { Embedder } from "./embedder.ts";
import { modelFailed } from "./model-failed.ts";
import { readCount } from "./window-model.ts";

/** Options of {@link httpEmbedder}. */
export interface HttpEmbedderOptions {
  /** Base of the API, such as `http://localhost:11434/v1`, or the whole address up to `/embeddings`. */
  readonly url: string | URL;
  /** Name of the model at the endpoint. */
  readonly model: string;
  /** Such as `authorization`. @default none */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default the `fetch` of the runtime */
  readonly fetch?: typeof fetch;
  /** Put before every text, such as `query: ` for E5 models. @default "" */
  readonly prefix?: string;
  /** Length of the vectors, also asked of the endpoint. @default what the model gives */
  readonly dimensions?: number;
  /** Texts in one request. @default 32 */
  readonly batchSize?: number;
  /** Longest time for one request. @default 5000 */
  readonly timeoutMs?: number;
  /** Most bytes of one answer. @default 8000000 */
  readonly maxBytes?: number;
  /** For texts that come again. @default none */
  readonly cache?: AnswerCache<readonly number[]>;
}

const optionNames = [
  ...[
    "url",
    "model",
    "headers",
    "fetch",
    "prefix",
    "dimensions",
    "batchSize",
    "timeoutMs",
    "maxBytes",
    "cache",
  ],
];

/**
 * Asks an endpoint for vectors in the form that OpenAI made common and that Ollama, vLLM and TEI speak too
 * (https://platform.openai.com/docs/api-reference/embeddings/create).
 *
 * Texts leave the process for that address; redirects are refused, so they go nowhere else. There are no second tries.
 * `embed` rejects with `GUARD_MODEL_FAILED` when the endpoint cannot be reached in time or gives anything but one vector for
 * each text; the error quotes neither texts nor answers.
 *
 * @throws GuardError `GUARD_INVALID_OPTIONS` for an option that is not known or malformed.
 * @example
 * ```ts
 * const embedder = httpEmbedder({ url: "http://localhost:11434/v1", model: "all-minilm" });
 * ```
 */
export function httpEmbedder(options: HttpEmbedderOptions): Embedder {
  const settings = readSettings(options);
  const { id, prefix, batchSize, dimensions, cache } = settings;
  return {
    id,
    ...(dimensions !== undefined && { dimensions }),
    embed: (texts, { signal } = {}) =>
      answerInBatches(
        texts.map((text) => prefix + text),
        { id, size: batchSize, cache, signal },
        (batch) => request(settings, batch, signal),
      ),
  };
}

type Settings = ReturnType<typeof readSettings>;

function readSettings(options: unknown) {
  const given = readOptions(options, "options", optionNames);
  const text = (name: string, usual?: string): string => {
    const value = given.get(name) ?? usual;
    if (typeof value !== "string" || (value === "" && usual === undefined))
      throw wrongOption(`options.${name}`, "a string that is not empty");
    return value;
  };
  const count = (name: string, usual: number): number =>
    readCount(given.get(name) ?? usual, `options.${name}`, 1, 2_147_483_647);
  const headers = readOptions(given.get("headers"), "options.headers");
  for (const [name, value] of headers) {
    if (typeof value !== "string") throw wrongOption(`options.headers[${JSON.stringify(name)}]`, "a string");
  }
  const fetcher = given.get("fetch");
  if (fetcher !== undefined && typeof fetcher !== "function")
    throw wrongOption("options.fetch", "a function");
  const [model, prefix] = [text("model"), text("prefix", "")];
  const dimensions = given.get("dimensions") === undefined ? undefined : count("dimensions", 1);
  return {
    id: [`http ${model}`, ...(dimensions === undefined ? [] : [dimensions]), prefix].join(" ").trimEnd(),
    url: readUrl(given.get("url")),
    headers: Object.fromEntries(headers) as Record<string, string>,
    fetch: fetcher as typeof fetch | undefined,
    model,
    prefix,
    dimensions,
    batchSize: count("batchSize", 32),
    timeoutMs: count("timeoutMs", 5000),
    maxBytes: count("maxBytes", 8_000_000),
    cache: readCache<readonly number[]>(given.get("cache")),
  };
}

function readUrl(value: unknown): string {
  let url: URL;
  try {
    url = new URL(String(value));
  } catch {
    throw wrongOption("options.url", "an absolute URL");
  }
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw wrongOption("options.url", "http or https");
  const path = url.pathname.endsWith("/") ? url.pathname.slice(0, -1) : url.pathname;
  url.pathname = path.endsWith("/embeddings") ? path : `${path}/embeddings`;
  return url.href;
}

async function request(settings: Settings, input: readonly string[], signal: AbortSignal | undefined) {
  const { id, timeoutMs } = settings;
  const control = new AbortController();
  const stop = () => control.abort(signal?.reason);
  const timer = setTimeout(() => control.abort(modelFailed(id, `no answer in ${timeoutMs} ms`)), timeoutMs);
  signal?.addEventListener("abort", stop, { once: true });
  if (signal?.aborted) stop();
  try {
    // A `fetch` of the user's may not look at its signal.
    return await untilAborted(post(settings, input, control.signal), control.signal);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof GuardError) throw error;
    // What `fetch` and parsers throw may quote an answer, and an answer the text.
    throw modelFailed(id, "the endpoint could not be reached or read");
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

async function post(settings: Settings, input: readonly string[], signal: AbortSignal) {
  const { id, url, headers, model, dimensions, maxBytes } = settings;
  const send = settings.fetch ?? fetch;
  const response = await send(url, {
    method: "POST",
    headers: { accept: "application/json", ...headers, "content-type": "application/json" },
    body: JSON.stringify({
      model,
      input,
      encoding_format: "float",
      ...(dimensions !== undefined && { dimensions }),
    }),
    redirect: "error",
    signal,
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw modelFailed(id, `the endpoint answered with status ${response.status}`);
  }
  return vectorsOf(JSON.parse(await readText(response, maxBytes, id)), input.length, id);
}

async function readText(response: Response, maxBytes: number, id: string): Promise<string> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw modelFailed(id, `the answer has more than ${maxBytes} bytes`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** `{ data: [{ index, embedding }] }` in any order; without `index` in the order of the texts. */
function vectorsOf(body: unknown, count: number, id: string): readonly (readonly number[])[] {
  const data = isObject(body) ? own(body, "data") : undefined;
  const vectors = new Map<number, readonly number[]>();
  if (Array.isArray(data) && data.length === count) {
    for (const [position, item] of data.entries()) {
      if (!isObject(item)) continue;
      const index = own(item, "index") ?? position;
      const embedding = own(item, "embedding");
      const usable = Array.isArray(embedding) && embedding.every((value) => Number.isFinite(value));
      if (usable && Number.isInteger(index) && (index as number) >= 0 && (index as number) < count)
        vectors.set(index as number, embedding);
    }
  }
  if (vectors.size !== count) throw modelFailed(id, `expected ${count} vectors`);
  return Array.from({ length: count }, (_, index) => vectors.get(index) as readonly number[]);
}
