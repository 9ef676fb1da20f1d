import { GuardBlockedError } from "../../core/errors.ts";
import { isObject, own } from "../../core/validate.ts";
import type { EventForm, Piece } from "../checked-events.ts";

/** Chunks of a stream of Genkit: https://genkit.dev/docs/js/models/#streaming */
export const chunkForm: EventForm = {
  piecesOf(chunk) {
    const content = own(chunk, "content");
    if (!Array.isArray(content)) return [];
    return content.flatMap((part: unknown, at): readonly Piece[] =>
      kindsOfText.flatMap((kind) => {
        const text = isObject(part) ? own(part, kind) : undefined;
        return typeof text === "string" ? [{ channel: kind, path: ["content", at, kind] }] : [];
      }),
    );
  },
  // The parts of one kind are read as one text, whatever comes between them.
  ends: () => false,
};

const kindsOfText = ["text", "reasoning"] as const;

/** A function that gives chunks in the form that is checked: incremental, of one part, without what only a provider reads. */
export function chunkReader(): (chunk: unknown) => readonly object[] {
  const sent = new Map<string, string>();
  return (chunk) => {
    if (!isObject(chunk) || !Array.isArray(own(chunk, "content"))) throw unreadable();
    const { role, index, content, aggregated } = chunk as Record<string, unknown>;
    const parts = aggregated === true ? grown(sent, content as object[]) : (content as object[]);
    if (aggregated !== true) for (const kind of kindsOfText) sent.set(kind, textIn(sent, kind, parts));
    const head = { ...(role !== undefined && { role }), ...(index !== undefined && { index }) };
    // A call that is not complete cannot be judged; it comes whole at the end.
    return parts.filter((part) => !isPartialCall(part)).map((part) => ({ ...head, content: [part] }));
  };
}

/** What a chunk that repeats all before it adds to that. */
function grown(sent: Map<string, string>, parts: readonly object[]): object[] {
  const added = kindsOfText.flatMap((kind) => {
    const before = sent.get(kind) ?? "";
    const all = textIn(new Map(), kind, parts);
    if (!all.startsWith(before)) throw unreadable();
    sent.set(kind, all);
    return all === before ? [] : [{ [kind]: all.slice(before.length) }];
  });
  return [...added, ...parts.filter((part) => kindsOfText.every((kind) => own(part, kind) === undefined))];
}

function textIn(sent: ReadonlyMap<string, string>, kind: string, parts: readonly unknown[]): string {
  const texts = parts.map((part) => (isObject(part) ? own(part, kind) : undefined));
  return (sent.get(kind) ?? "") + texts.filter((text) => typeof text === "string").join("");
}

function isPartialCall(part: unknown): boolean {
  const call = isObject(part) ? own(part, "toolRequest") : undefined;
  return isObject(call) && own(call, "partial") === true;
}

function unreadable(): GuardBlockedError {
  return new GuardBlockedError("output", [], { reason: "unreadable" });
}

/** What is pushed, for whoever takes it. */
export class Queue<Item> implements AsyncIterable<Item> {
  #items: Item[] = [];
  #isClosed = false;
  #wake: () => void = () => {};

  push(item: Item): void {
    if (!this.#isClosed) this.#items.push(item);
    this.#wake();
  }

  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, void> {
    for (;;) {
      const items = this.#items;
      this.#items = [];
      yield* items;
      if (this.#items.length > 0) continue;
      if (this.#isClosed) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
