import { deltaFields } from "./deltas.ts";
import { freshId } from "./fresh-id.ts";
import { formOf, type ResponseForm } from "./output.ts";
import { setOwn } from "./strings.ts";
import { isObject, own } from "./validate.ts";

/** Fields of a response that say nothing about its text. */
const envelope: readonly string[] = [
  "id",
  "object",
  "created",
  "created_at",
  "model",
  "type",
  "role",
  "index",
];

/** What stands in an envelope: names of letters. Whatever has words may be what blocked, and so may a key or an address. */
const letters = /^[A-Za-z]+(?:[._-][A-Za-z]+){0,7}$/;
const longestName = 64;

/** A secret looks like an identifier, so only those that the guards let through are kept. */
const identifier = /^[\w.:/-]{1,100}$/;

const none: ReadonlySet<string> = new Set();

/**
 * A refusal in the form of a response; of the response itself only the envelope is kept.
 *
 * @param passed Texts of the response that the guards let through as they are.
 */
export function refusalLike(response: unknown, text: string, passed: ReadonlySet<string> = none): unknown {
  const form = formOf(response);
  if (form === undefined || form === "string" || !isObject(response)) return text;
  const copy = envelopeOf(response, passed);
  if (form === "choices") {
    const choices = own(response, "choices") as readonly unknown[];
    setOwn(copy, "choices", [refusedChoice(choices[0], text)]);
  } else if (form === "message") {
    setOwn(copy, "message", refusalLike(own(response, "message"), text, passed));
  } else if (form === "parts") {
    setOwn(copy, "content", [{ type: "text", text }]);
    if (Object.hasOwn(response, "stop_reason")) setOwn(copy, "stop_reason", "refusal");
  } else if (form === "output") {
    const content = [{ type: "output_text", text, annotations: [] }];
    setOwn(copy, "output", [{ type: "message", role: "assistant", status: "completed", content }]);
    setOwn(copy, "output_text", text);
    if (Object.hasOwn(response, "status")) setOwn(copy, "status", "completed");
  } else {
    setOwn(copy, form, text);
  }
  if (form === "content" && Object.hasOwn(response, "refusal")) setOwn(copy, "refusal", null);
  return copy;
}

/** A refusal in a form that earlier responses had. */
export function refusalIn(form: ResponseForm | undefined, text: string): unknown {
  return refusalLike(form === undefined ? text : samples[form], text);
}

const samples: Readonly<Record<ResponseForm, unknown>> = {
  string: "",
  text: { text: "" },
  content: { role: "assistant", content: "" },
  parts: { type: "message", role: "assistant", content: [] },
  message: { message: { role: "assistant", content: "" } },
  choices: { object: "chat.completion", choices: [{}] },
  output: { object: "response", output: [] },
};

function envelopeOf(response: object, passed: ReadonlySet<string>): object {
  const copy = {};
  for (const name of envelope) {
    const value = own(response, name);
    const isIdentified = name === "id" || name === "model";
    if (typeof value === "number") setOwn(copy, name, value);
    else if (typeof value !== "string") continue;
    else if (isIdentified ? passed.has(value) && identifier.test(value) : isName(value))
      setOwn(copy, name, value);
    else if (isIdentified) setOwn(copy, name, name === "id" ? freshId("blocked-") : "blocked");
  }
  return copy;
}

function isName(value: string): boolean {
  return value.length <= longestName && letters.test(value);
}

// `content` together with `refusal` makes some clients show the text twice; `content_filter` makes `parse()` throw.
function refusedChoice(choice: unknown, text: string): object {
  const isLegacy = isObject(choice) && typeof own(choice, "text") === "string";
  const isChunk = isObject(choice) && isObject(own(choice, "delta"));
  const message = { role: "assistant", content: text, refusal: null };
  return {
    index: 0,
    ...(isLegacy ? { text } : isChunk ? { delta: { role: "assistant", content: text } } : { message }),
    finish_reason: "stop",
  };
}

/** A refusal in the form of a chunk, of which only the envelope is kept. */
export function refusedChunk(chunk: unknown, text: string): unknown {
  if (!isObject(chunk)) return text;
  if (Array.isArray(own(chunk, "choices"))) return refusalLike(chunk, text);
  const field = deltaFields.find((name) => typeof own(chunk, name) === "string");
  const copy = envelopeOf(chunk, none);
  setOwn(copy, field ?? "delta", field === undefined ? { type: "text_delta", text } : text);
  return copy;
}
