import type { GuardBlockedError } from "../../core/errors.ts";
import { isObject, own } from "../../core/validate.ts";

/** The answer that stands in for one that is withheld; Genkit throws it as `GenerationBlockedError`. */
export function refusalResponse(words: string, { code, stage, message }: GuardBlockedError): object {
  return {
    message: { role: "model", content: [{ text: words }], metadata: { sallyport: { blocked: true } } },
    finishReason: "blocked",
    finishMessage: message,
    usage: {},
    custom: { code, stage },
  };
}

/** A refusal that Genkit threw; `undefined` for any other error. */
export interface ThrownRefusal {
  readonly response: Readonly<Record<string, unknown>>;
  /** Whether the request was refused, and not the answer. */
  readonly isOfRequest: boolean;
}

/** Reads what Genkit threw; `undefined` for anything but a refusal made here. */
export function thrownRefusal(error: unknown): ThrownRefusal | undefined {
  const detail = isObject(error) ? own(error, "detail") : undefined;
  const response = isObject(detail) ? own(detail, "response") : undefined;
  if (!isObject(response) || own(response, "finishReason") !== "blocked") return undefined;
  const custom = own(response, "custom");
  if (!isObject(custom) || own(custom, "code") !== "GUARD_BLOCKED") return undefined;
  const { toJSON } = response as { toJSON?: () => Record<string, unknown> };
  return {
    response: typeof toJSON === "function" ? Reflect.apply(toJSON, response, []) : { ...response },
    isOfRequest: own(custom, "stage") !== "output",
  };
}
