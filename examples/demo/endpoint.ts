import type { Model } from "./assistant.ts";

/** Where a model answers, in the format many servers share. */
export interface EndpointOptions {
  /** Base address such as `http://localhost:11434/v1`, or the full address of `/chat/completions`. */
  readonly url: string;
  readonly name?: string | undefined;
  /** Sent as bearer token. */
  readonly apiKey?: string | undefined;
}

/** A model behind any endpoint that speaks OpenAI's chat completions. */
export function endpoint({ url, name = "default", apiKey }: EndpointOptions): Model {
  const base = url.replace(/\/+$/, "");
  const address = base.endsWith("/chat/completions")
    ? base
    : `${base}${base.endsWith("/v1") ? "" : "/v1"}/chat/completions`;
  return async (messages) => {
    const request: RequestInit = {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({ model: name, messages, temperature: 0 }),
      signal: AbortSignal.timeout(120_000),
    };
    const response = await fetch(address, request).catch((error: Error) => {
      throw new Error(
        `${address} did not answer: ${(error.cause as Error | undefined)?.message ?? error.message}`,
      );
    });
    if (!response.ok) throw new Error(`${address} answered ${response.status} ${response.statusText}`);
    const body = (await response.json()) as { choices?: { message?: { content?: unknown } }[] };
    const content = body.choices?.[0]?.message?.content;
    if (typeof content !== "string") throw new Error(`${address} gave no choices[0].message.content`);
    return content;
  };
}
