/** Context of a call of Genkit: https://genkit.dev/docs/js/context/ */
export type Context = Readonly<Record<string, unknown>> | undefined;

/** Options of an action of Genkit, as far as a guard reads them. */
export interface RunOptions {
  // biome-ignore lint/suspicious/noExplicitAny: chunks have many forms
  onChunk?: ((chunk: any) => void) | undefined;
  context?: Record<string, unknown> | undefined;
  abortSignal?: AbortSignal | undefined;
}

/** Calls what comes after a middleware. */
export type Next<Request, Options, Result> = (request: Request, options: Options) => Promise<Result>;

/** A part of a message: one of its fields says what it is. https://genkit.dev/docs/js/models/ */
export interface Part {
  readonly text?: string;
  readonly reasoning?: string;
  readonly toolRequest?: {
    readonly name: string;
    readonly ref?: string;
    readonly input?: unknown;
    readonly partial?: boolean;
  };
}

/** A message of a request or an answer. */
export interface Message {
  readonly role: string;
  readonly content: readonly Part[];
  readonly metadata?: object;
}

/** A document of a retriever or a request. */
export interface DocumentData {
  readonly content: readonly object[];
  readonly metadata?: object;
}

/** What goes to a model. */
export interface ModelRequest {
  readonly messages: readonly Message[];
  readonly docs?: readonly DocumentData[];
}
