import { GuardBlockedError } from "../../core/errors.ts";
import { textOfData } from "../../core/media.ts";
import type { Runner } from "../../core/runner.ts";
import type { RoleStage } from "../../core/segments.ts";
import { type Place, UnreadableError } from "../../core/strings.ts";
import { isObject, own, wrongInput } from "../../core/validate.ts";
import { lazyCall } from "../lazy.ts";
import { decoderOf, headersOfOther, isEncoded, kindOf, typeOf } from "./body-kinds.ts";
import type { checkForm as CheckForm } from "./form.ts";
import { type Body, type Checked, checkPairs, checkSegments, isPair } from "./inputs.ts";
import { checkJson, checkTexts, hidesStrings, parseJson } from "./json.ts";
import { leave, stop } from "./leave.ts";
import type { HttpSettings } from "./options.ts";
import { isWithin } from "./patterns.ts";
import { readAtMost } from "./read-body.ts";

/** Bodies are JSON, as a rule. */
const checkForm: typeof CheckForm = lazyCall(async () => (await import("./form.ts")).checkForm);

/** A request as the handler may see it. */
export interface CheckedRequest {
  /** The one that was given when nothing had to change; its body was not read. */
  readonly request: Request;
  /** What was read of it, as it came and as it goes on, for guards that compare the answer with it. */
  readonly sources: readonly unknown[];
}

/** Throws `GuardBlockedError` for a request that must not reach the handler. */
export async function checkRequest(
  settings: HttpSettings,
  runner: Runner,
  request: Request,
): Promise<CheckedRequest> {
  const url = await checkQuery(settings, runner, request);
  const body = await checkBody(settings, runner, request);
  const sources = [url.given, url.changed && [...url.changed.searchParams], body?.given, body?.changed];
  if (url.changed === undefined && body?.changed === undefined) return { request, sources };
  return { request: await otherRequest(request, url.changed, body?.changed), sources };
}

async function checkQuery(
  { readsQuery }: HttpSettings,
  runner: Runner,
  request: Request,
): Promise<Checked<URL>> {
  if (!readsQuery || !request.url.includes("?")) return { given: undefined };
  const url = new URL(request.url);
  const pairs = [...url.searchParams];
  const checked = await checkPairs(runner, pairs, () => true);
  if (checked === undefined) return { given: pairs };
  url.search = String(new URLSearchParams(checked));
  return { given: pairs, changed: url };
}

async function checkBody(
  settings: HttpSettings,
  runner: Runner,
  request: Request,
): Promise<Checked<Body> | undefined> {
  if (request.body === null) return undefined;
  if (request.bodyUsed) throw wrongInput("request.body", "a body that was not read before");
  const { maxBodyBytes } = settings;
  const isTooLong = Number(request.headers.get("content-length")) > maxBodyBytes;
  const bytes = isTooLong
    ? undefined
    : await readAtMost((request.clone() as Request).body as ReadableStream<Uint8Array>, maxBodyBytes);
  if (bytes === undefined) {
    stop(runner, "input", "overflow");
    return undefined;
  }
  if (bytes.length === 0) return undefined;
  if (isEncoded(request.headers)) return leave(settings, runner, "input", "content-encoding", "refuse");
  try {
    return await checkBytes(settings, runner, request.headers, bytes);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    stop(runner, "input", "invalid");
    return undefined;
  }
}

async function checkBytes(
  settings: HttpSettings,
  runner: Runner,
  headers: Headers,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Checked<Body> | undefined> {
  const { input } = settings;
  const kind = kindOf(headers);
  // As `Request.text()` and `json()` read it, whatever encoding the client tells of.
  const text = new TextDecoder().decode(bytes);
  // Others might read it in the encoding that the client tells of.
  if (kind !== "media" && decoderOf(headers)?.decode(bytes) !== text)
    leave(settings, runner, "input", "charset", "refuse");
  const value = parseJson(text);
  // Handlers read JSON without asking for its type, which the client chose.
  if (isObject(value) || typeof value === "string" || (kind === "json" && value !== undefined)) {
    const checked = await checkValue(settings, runner, value);
    const isSame = checked === value && !hidesStrings(text, value);
    const written = isSame ? text : JSON.stringify(checked);
    if (kind === "form" && (await isOtherForm(settings, runner, headers, written)))
      throw new UnreadableError("JSON and a form");
    return { given: value, ...(!isSame && { changed: written }) };
  }
  if (kind === "json") throw new UnreadableError("no JSON");
  if (kind === "form") return checkForm(settings, runner, headers, bytes);
  if (kind === "media" && textOfData(bytes) === undefined) {
    if (isMostlyText(text)) await refuseBlocked(runner, text);
    return leave(settings, runner, "input", typeOf(headers), "report");
  }
  if (isPair(input)) {
    const written = (await checkSegments(input, runner, text)) as string;
    return { given: text, ...(written !== text && { changed: written }) };
  }
  const [checked = ""] = await checkTexts(runner, "input", [{ path: [], text }], () => "input");
  return { given: text, ...(checked !== text && { changed: checked }) };
}

/** Whether a JSON text is also a form, with something in its fields that has to change. */
async function isOtherForm(
  settings: HttpSettings,
  runner: Runner,
  headers: Headers,
  text: string,
): Promise<boolean> {
  try {
    const form = await checkForm(settings, runner, headers, new TextEncoder().encode(text));
    return form.changed !== undefined;
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return false;
  }
}

/** Whether more than half of what should be a picture, sound or a file are signs that can be read. */
function isMostlyText(text: string): boolean {
  let readable = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x20 && code !== 0xfffd) readable++;
  }
  return readable > text.length / 2;
}

/** Stops a text that blocks, where it cannot be rewritten. */
async function refuseBlocked(runner: Runner, text: string): Promise<void> {
  const { verdict, reason = "findings" } = await runner.run(text, { stage: "input" });
  if (verdict.action === "block") throw new GuardBlockedError("input", verdict.findings, { reason });
}

async function checkValue(settings: HttpSettings, runner: Runner, value: unknown): Promise<unknown> {
  const { input, stages } = settings;
  if (isPair(input)) return checkSegments(input, runner, value);
  return checkJson(runner, "input", value, ({ path }): RoleStage => {
    if (Array.isArray(input) && !isWithin(path, input)) return "trusted";
    return stages.size === 0 ? "input" : roleStage(value, path, stages);
  });
}

/** The stage of the innermost message that a path leads through. */
function roleStage(root: unknown, path: Place["path"], stages: ReadonlyMap<string, RoleStage>): RoleStage {
  let stage: RoleStage = "input";
  let value = root;
  for (const key of path) {
    if (!isObject(value)) break;
    const role = own(value, "role");
    if (typeof role === "string" && key !== "role") stage = stages.get(role) ?? "input";
    value = own(value, String(key));
  }
  return stage;
}

/** A request like the one given, of the class it has, such as that of a framework. */
async function otherRequest(
  request: Request,
  url: URL | undefined,
  body: Body | undefined,
): Promise<Request> {
  const Same = request.constructor as typeof Request;
  const headers = headersOfOther(request.headers);
  // The boundary is another one.
  if (body instanceof FormData) headers.delete("content-type");
  if (url === undefined) return new Same(request, { headers, body: body as Body });
  const { method, signal } = request;
  const sent = body ?? (request.body === null ? undefined : await request.arrayBuffer());
  return new Same(url, { method, signal, headers, ...(sent !== undefined && { body: sent }) });
}
