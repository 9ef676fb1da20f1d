import { describe, expect, test } from "vitest";
import { httpEmbedder, isGuardError } from "../../src/index.ts";

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly body: { readonly model: string; readonly input: readonly string[]; readonly dimensions?: number };
}

/** A `fetch` that keeps what was sent. */
function endpoint(answer: (input: readonly string[]) => unknown, status = 200) {
  const sent: Sent[] = [];
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    const body = JSON.parse(String(init.body));
    sent.push({ url: String(url), init, body });
    const given = answer(body.input);
    return new Response(typeof given === "string" ? given : JSON.stringify(given), { status });
  };
  return { fetch: fetch as typeof globalThis.fetch, sent };
}

const lengths = (input: readonly string[]) => ({
  data: input.map((text, index) => ({ index, embedding: [text.length, 1] })),
});

async function failure(answer: unknown): Promise<Error & { code?: unknown }> {
  return Promise.resolve(answer).then(
    () => new Error("it did not fail"),
    (reason) => reason,
  );
}

describe("httpEmbedder", () => {
  test("asks for vectors in batches", async () => {
    const { fetch, sent } = endpoint(lengths);
    const embedder = httpEmbedder({
      url: "http://localhost:11434/v1",
      model: "all-minilm",
      headers: { authorization: "Bearer key" },
      batchSize: 2,
      fetch,
    });
    expect(await embedder.embed(["a", "bb", "ccc"])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
    expect(sent.map(({ url, body }) => ({ url, ...body }))).toEqual([
      {
        url: "http://localhost:11434/v1/embeddings",
        model: "all-minilm",
        input: ["a", "bb"],
        encoding_format: "float",
      },
      {
        url: "http://localhost:11434/v1/embeddings",
        model: "all-minilm",
        input: ["ccc"],
        encoding_format: "float",
      },
    ]);
    expect(sent[0]?.init).toMatchObject({ method: "POST", redirect: "error" });
    expect(new Headers(sent[0]?.init.headers).get("authorization")).toBe("Bearer key");
  });

  test.each([
    ["https://host.example/v1/", "https://host.example/v1/embeddings"],
    ["https://host.example/v1/embeddings", "https://host.example/v1/embeddings"],
    [
      "https://host.example/openai/embeddings?api-version=1",
      "https://host.example/openai/embeddings?api-version=1",
    ],
  ])("finds the address of %s", async (url, address) => {
    const { fetch, sent } = endpoint(lengths);
    await httpEmbedder({ url, model: "m", fetch }).embed(["a"]);
    expect(sent[0]?.url).toBe(address);
  });

  test("puts vectors in the order of the texts", async () => {
    const { fetch } = endpoint((input) => ({ data: lengths(input).data.toReversed() }));
    expect(await httpEmbedder({ url: "http://h", model: "m", fetch }).embed(["a", "bb"])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });

  test("asks for a number of dimensions, which is a part of its id", async () => {
    const { fetch, sent } = endpoint(lengths);
    const embedder = httpEmbedder({ url: "http://h", model: "m", dimensions: 2, prefix: "query: ", fetch });
    await embedder.embed(["a"]);
    expect(sent[0]?.body).toMatchObject({ dimensions: 2, input: ["query: a"] });
    expect(embedder).toMatchObject({ id: "http m 2 query:", dimensions: 2 });
  });

  test("asks once about a text that comes again", async () => {
    const { fetch, sent } = endpoint(lengths);
    const cache = new Map<string, readonly number[]>();
    const embedder = httpEmbedder({ url: "http://h", model: "m", fetch, cache });
    await embedder.embed(["secret", "secret"]);
    await embedder.embed(["secret"]);
    expect(sent.map(({ body }) => body.input)).toEqual([["secret"]]);
    expect([...cache.keys()].join()).not.toContain("secret");
  });

  test.each([
    ["a status", endpoint(() => ({ error: "bad input: secret" }), 500), "status 500"],
    ["no JSON", endpoint(() => "secret is not JSON"), "could not be reached or read"],
    ["too few vectors", endpoint(() => ({ data: [] })), "expected 2 vectors"],
    [
      "one vector twice",
      endpoint(() => ({ data: [0, 0].map((index) => ({ index, embedding: [1] })) })),
      "expected 2",
    ],
    ["words", endpoint((input) => ({ data: input.map(() => ({ embedding: ["a"] })) })), "expected 2 vectors"],
    ["a flood", endpoint(() => "[".repeat(5000)), "more than 1000 bytes"],
    ["no connection", { fetch: () => Promise.reject(new TypeError("secret")) }, "could not be reached"],
  ])("fails when it is given %s, without quoting anything", async (_, { fetch }, reason) => {
    const embedder = httpEmbedder({ url: "http://h", model: "m", maxBytes: 1000, fetch });
    const error = await failure(embedder.embed(["my secret", "b"]));
    expect(isGuardError(error) && error.code).toBe("GUARD_MODEL_FAILED");
    expect(error.message).toContain(reason);
    expect(`${error.message} ${error.cause}`).not.toContain("secret");
  });

  test("gives up after its time, even where fetch does not listen", async () => {
    const fetch = () => new Promise<Response>(() => {});
    const error = await failure(
      httpEmbedder({ url: "http://h", model: "m", timeoutMs: 10, fetch }).embed(["a"]),
    );
    expect(error.message).toContain("no answer in 10 ms");
  });

  test("stops when it is told to", async () => {
    const fetch = () => new Promise<Response>(() => {});
    const control = new AbortController();
    const embedded = httpEmbedder({ url: "http://h", model: "m", fetch }).embed(["a"], {
      signal: control.signal,
    });
    control.abort(new Error("enough"));
    expect((await failure(embedded)).message).toBe("enough");
  });

  test.each([
    [{ url: "no", model: "m" }, "options.url"],
    [{ url: "ftp://h", model: "m" }, "options.url"],
    [{ url: "http://h" }, "options.model"],
    [{ url: "http://h", model: "m", headers: { a: 1 } }, "options.headers"],
    [{ url: "http://h", model: "m", timeoutMs: 0 }, "options.timeoutMs"],
    [{ url: "http://h", model: "m", fetch: 1 }, "options.fetch"],
    [{ url: "http://h", model: "m", cache: 1 }, "options.cache"],
    [{ url: "http://h", model: "m", retries: 3 }, "retries"],
  ])("refuses the options %j", (options, field) => {
    expect(() => httpEmbedder(options as never)).toThrow(field);
  });
});
