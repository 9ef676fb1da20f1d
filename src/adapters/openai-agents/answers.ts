import { enforceResponse } from "../../core/enforce-response.ts";
import { isObject, own } from "../../core/validate.ts";
import { checkedEvents, type EventForm } from "../checked-events.ts";
import type { Kit } from "../kit.ts";
import { withoutLogprobs } from "../logprobs.ts";
import { fromKnown, saying, toKnown } from "./items.ts";
import type { CheckedRequest } from "./requests.ts";

/** What is kept of an answer; the rest is the provider's own, and repeats it raw. */
const fields: readonly string[] = ["id", "responseId", "requestId", "usage", "rawUsage"];

/** An answer as it was given, and as it is read. */
interface Answer {
  readonly given: readonly unknown[];
  readonly plain: object;
}

function read(answer: object): Answer {
  const output = own(answer, "output");
  const given = Array.isArray(output) ? withoutLogprobs(output) : [];
  const kept = fields.map((name) => [name, own(answer, name)]).filter(([, value]) => value !== undefined);
  // What is no list of items stays what it is, and is refused as unreadable.
  const items = Array.isArray(output) ? toKnown(given) : output;
  return { given, plain: { ...Object.fromEntries(kept), output: items } };
}

function write({ given, plain }: Answer, checked: object): object {
  const items = own(checked, "output");
  if (!Array.isArray(items)) return checked;
  return { ...checked, output: fromKnown(items, own(plain, "output") as readonly unknown[], given) };
}

/** What a model gave, as it may go on; throws where it blocks. */
export async function cleanAnswer(
  { settings }: Kit,
  { runner, marks }: CheckedRequest,
  answer: object,
): Promise<object> {
  const known = read(answer);
  return write(known, (await enforceResponse(runner, settings, known.plain, marks)) as object);
}

/**
 * The events of an answer that may go on; throws where one blocks. Events in a provider's own form and those of kinds that
 * are not known are left out.
 */
export async function* cleanEvents(
  { settings }: Kit,
  { runner, marks }: CheckedRequest,
  events: AsyncIterable<object>,
): AsyncGenerator<object, void, void> {
  let answer: Answer | undefined;
  async function* readable(): AsyncGenerator<object, void, void> {
    for await (const event of events) {
      const type = own(event, "type");
      const response = own(event, "response");
      if (type === "response_done" && isObject(response)) {
        answer = read(response);
        yield { type, response: answer.plain };
      } else if (type === "output_text_delta") {
        const itemId = own(event, "itemId");
        yield { type, delta: own(event, "delta"), ...(itemId !== undefined && { itemId }) };
      } else if (type === "response_started") yield { type };
    }
  }
  for await (const event of checkedEvents(runner, settings, agentEvents, readable(), marks)) {
    const response = own(event, "response");
    if (answer === undefined || !isObject(response)) yield event;
    else yield { ...event, response: write(answer, response) };
  }
}

/** https://openai.github.io/openai-agents-js/guides/streaming, at the level of the model */
const agentEvents: EventForm = {
  piecesOf(event) {
    if (own(event, "type") !== "output_text_delta" || typeof own(event, "delta") !== "string") return [];
    return [{ channel: channelOf(event), path: ["delta"] }];
  },
  ends(event, channel) {
    const type = own(event, "type");
    // A message is complete when the next one begins.
    return type === "response_done" || (type === "output_text_delta" && channelOf(event) !== channel);
  },
};

function channelOf(event: object): string {
  return String(own(event, "itemId"));
}

const noUsage = {
  requests: 0,
  inputTokens: 0,
  outputTokens: 0,
  totalTokens: 0,
  inputTokensDetails: [],
  outputTokensDetails: [],
};

/** Says to whoever reads an answer that it is not the model's. */
const providerData = { sallyport: { blocked: true } };

/** The answer that stands in for one that is withheld. Where an object is expected it is one that the SDK reports as an error. */
export function refusal(words: string, outputType: unknown): object {
  const isText = outputType === undefined || outputType === "text";
  return { usage: { ...noUsage }, output: [saying(words, !isText)], providerData };
}

/** The same as the end of a stream. */
export function refusalEvents(words: string, outputType: unknown, isStarted: boolean): object[] {
  return [
    ...(isStarted ? [] : [{ type: "response_started" }]),
    { type: "output_text_delta", delta: words },
    // Without an id that the next turn would name to the provider.
    { type: "response_done", response: { id: "", ...refusal(words, outputType) } },
  ];
}
