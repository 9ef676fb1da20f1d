import type { GuardBlockedError } from "../../core/errors.ts";
import type { BlockReason } from "../../core/types.ts";
import { wrongOption } from "../../core/validate.ts";
import { writeEvent } from "../fetch/write-event.ts";
import { headersOfOther } from "./body-kinds.ts";
import type { HttpSettings } from "./options.ts";
import { refusalJson } from "./refusal-json.ts";

/** Statuses of requests that could not be read; https://www.rfc-editor.org/rfc/rfc9110#section-15.5 */
const statuses: ReadonlyMap<BlockReason, number> = new Map([
  ["invalid", 400],
  ["overflow", 413],
  ["unreadable", 415],
]);

/**
 * The status of a refusal. 403 is for what a server understood and will not do; clients and proxies neither try it again
 * nor keep it, which they may do with others.
 */
function statusOf({ status }: HttpSettings, { stage, reason }: GuardBlockedError): number {
  if (status !== undefined) return status;
  if (reason === "failed") return 500;
  const known = statuses.get(reason);
  if (known === undefined) return 403;
  return stage === "output" ? 500 : known;
}

/** The answer that stands in for one that is withheld; throws the block when the options say so. */
export async function refusalOf(
  settings: HttpSettings,
  blocked: GuardBlockedError,
  accepted: string,
): Promise<Response> {
  const { words, answer } = settings;
  if (words === undefined) throw blocked;
  const text = words(blocked);
  if (answer !== undefined) {
    const given = await answer(text, blocked);
    if (typeof given?.status !== "number") throw wrongOption("options.refusal()", "a Response");
    const headers = new Headers(given.headers);
    headers.set("x-sallyport", "blocked");
    return new Response(given.body, { status: given.status, statusText: given.statusText, headers });
  }
  const [type, body] = bodyOf(text, blocked, accepted);
  return new Response(body, {
    status: statusOf(settings, blocked),
    headers: { "content-type": type, "cache-control": "no-store", "x-sallyport": "blocked" },
  });
}

function bodyOf(words: string, blocked: GuardBlockedError, accepted: string): [type: string, body: string] {
  const json = JSON.stringify(refusalJson(words, blocked));
  if (accepted.includes("text/event-stream"))
    return ["text/event-stream", writeEvent({ event: "error", data: json })];
  const isText = accepted.includes("text/") && !accepted.includes("json");
  return isText ? ["text/plain; charset=utf-8", words] : ["application/json", json];
}

/** Headers of an answer that go on with its refusal: cookies, and what other sites may read. */
export function headersBeside(response: Response): Headers {
  const headers = headersOfOther(response.headers);
  for (const name of ["content-type", "content-disposition", "content-language", "cache-control", "location"])
    headers.delete(name);
  return headers;
}
