import { checkDocuments } from "./documents.ts";
import { GuardBlockedError, isGuardError } from "./errors.ts";
import { plainOrigin } from "./events.ts";
import type { Settings } from "./guard-options.ts";
import { instruct } from "./instruct.ts";
import { andThen, mapInLanes } from "./lanes.ts";
import { type Marks, markPassages, noMarks, passagesOf } from "./marking.ts";
import { lookOverParts } from "./parts.ts";
import { readable } from "./readable.ts";
import { type ReadRequest, readRequest } from "./request.ts";
import type { Ruling, RunContext } from "./ruling.ts";
import type { Runner } from "./runner.ts";
import type { Slot } from "./slots.ts";
import { applyEdits, editsOf } from "./strings.ts";
import type { DocumentChunk, Passage, Principal } from "./types.ts";
import { checkSignal, isAbortSignal, isObject, isStage, wrongInput } from "./validate.ts";

const textsAtOnce = 4;

/** Stands in for a tool result that is withheld from the model. */
export const withheldTool: string = "[tool result withheld]";

/** Stands in for a retrieved text, read by `options.segments`, that is withheld from the model. */
const withheldDocument = "[document withheld]";

const notices: readonly string[] = [withheldTool, withheldDocument];

/** A request as the pipeline may see it, and how to read the answer. */
export interface EnforcedRequest {
  readonly request: unknown;
  readonly marks: Marks;
}

/**
 * The request as the pipeline may see it: sensitive spans redacted, tool results and documents that block withheld, and
 * the rest of these marked. Changed parts are copies. Throws (or rejects with) `GuardBlockedError` when a text at another
 * stage blocks. In shadow mode a request that cannot be read passes as well.
 */
export function enforceRequest(
  runner: Runner,
  settings: Settings,
  request: unknown,
): EnforcedRequest | Promise<EnforcedRequest> {
  if (!runner.shadow) return rewrite(runner, settings, request);
  const pass = (error: unknown): EnforcedRequest => {
    if (!isGuardError(error) || error.code !== "GUARD_INVALID_INPUT") throw error;
    runner.report("input", { reason: "invalid" });
    return { request, marks: noMarks };
  };
  try {
    const rewritten = rewrite(runner, settings, request);
    return rewritten instanceof Promise ? rewritten.catch(pass) : rewritten;
  } catch (error) {
    return pass(error);
  }
}

function rewrite(
  runner: Runner,
  settings: Settings,
  request: unknown,
): EnforcedRequest | Promise<EnforcedRequest> {
  const read = readSafely(settings, request);
  refuseUnread(runner, settings, read.unread);
  const who = { principal: readPrincipal(read.principal), signal: readSignal(read.signal) };
  const contextOf = ({ stage, origin }: Slot): RunContext => ({
    stage,
    origin,
    earlier: stage === "output",
    ...who,
  });
  let stopped = false;
  const over = lookOverParts(runner, read.slots, (index) => contextOf(read.slots[index] as Slot));
  const rulings = andThen(over, (also) =>
    mapInLanes(read.slots, textsAtOnce, (slot, index): Ruling | undefined | Promise<Ruling> => {
      if (stopped) return undefined;
      const ruling = runner.run(slot.text, { ...contextOf(slot), also: also.get(index) });
      return andThen(ruling, (known) => {
        stopped ||= known.verdict.action === "block" && noticeFor(slot) === undefined;
        return known;
      });
    }),
  );
  return andThen(rulings, (settled) => {
    const texts = read.slots.map((slot, index) => textFor(slot, settled[index]));
    if (read.documents == null) return finish(runner, settings, request, read.slots, texts);
    const given = read.documents as readonly DocumentChunk[];
    return andThen(checkDocuments(runner, given, who, "request.documents"), ({ documents, quarantined }) => {
      if (quarantined.length > 0) settings.onQuarantine?.(quarantined);
      return finish(runner, settings, request, read.slots, texts, { given, documents });
    });
  });
}

/** Documents as they came, and as they may go on. */
interface Documents {
  readonly given: readonly DocumentChunk[];
  readonly documents: readonly DocumentChunk[];
}

/** Marks what may be marked, and puts everything back into a copy of the request. */
function finish(
  runner: Runner,
  settings: Settings,
  request: unknown,
  slots: readonly Slot[],
  texts: readonly string[],
  { given, documents }: Documents = { given: [], documents: [] },
): EnforcedRequest {
  const write = (written: readonly string[], kept: readonly DocumentChunk[]): unknown =>
    replaceDocuments(rewriteRequest(settings, request, slots, written), given, kept);
  if (runner.shadow || runner.markers.length === 0) {
    return { request: write(texts, documents), marks: noMarks };
  }
  const inSlots = slots.flatMap((slot, index) => (isPassage(slot, texts[index]) ? [index] : []));
  const inDocuments = passagesOf(documents);
  const passages = inSlots.map((index): Passage => {
    const { stage, origin } = slots[index] as Slot;
    return { text: texts[index] as string, stage, ...(origin !== undefined && { origin }) };
  });
  const marking = new Set(inSlots);
  const others = texts.filter((_, index) => !marking.has(index));
  const marked = markPassages(runner, [...passages, ...inDocuments.passages], others);
  if (marked === undefined) return { request: write(texts, documents), marks: noMarks };
  const written = texts.slice();
  for (const [at, index] of inSlots.entries()) written[index] = marked.texts[at] as string;
  const kept = inDocuments.write(documents, marked.texts.slice(inSlots.length));
  return { request: instructed(settings, write(written, kept), marked.instructions), marks: marked.marks };
}

/** What a tool or document says, unless a notice stands in for it. */
function isPassage({ said, text }: Slot, checked: string | undefined): boolean {
  return said === true && checked !== "" && (checked === text || !notices.includes(checked as string));
}

function instructed({ segments }: Settings, request: unknown, instructions: readonly string[]): unknown {
  if (instructions.length === 0) return request;
  const words = instructions.join("\n\n");
  if (segments === undefined) return instruct(request, words);
  return segments.instruct === undefined ? request : segments.instruct(request, words);
}

function readSafely(settings: Settings, request: unknown): ReadRequest {
  if (settings.segments !== undefined) {
    return { slots: readSegments(settings.segments.read(request)), unread: [] };
  }
  return readable("request", wrongInput, () => readRequest(request, settings.roles));
}

function readSegments(value: unknown): readonly Slot[] {
  const field = "options.segments.read()";
  if (!Array.isArray(value)) throw wrongInput(field, "an array of segments");
  return Array.from(value, (segment: unknown, index) => {
    const at = `${field}[${index}]`;
    if (!isObject(segment)) throw wrongInput(at, "a segment");
    const { text, stage, origin } = segment as Slot;
    if (typeof text !== "string") throw wrongInput(`${at}.text`, "a string");
    if (!isStage(stage)) throw wrongInput(`${at}.stage`, "a stage");
    if (origin !== undefined && typeof origin !== "string") throw wrongInput(`${at}.origin`, "a string");
    const said = stage === "retrieval" || stage === "tool";
    return { text, stage, path: [], ...(origin !== undefined && { origin }), ...(said && { said }) };
  });
}

function refuseUnread(runner: Runner, settings: Settings, unread: readonly string[]): void {
  if (unread.length === 0) return;
  const refuses = settings.unreadable === "refuse";
  runner.report("input", { unread: [...new Set(unread)], ...(refuses && { reason: "unreadable" }) });
  if (refuses && !runner.shadow) throw new GuardBlockedError("input", [], { reason: "unreadable" });
}

function readPrincipal(value: unknown): Principal | undefined {
  if (value == null) return undefined;
  if (!isObject(value)) throw wrongInput("request.principal", "an object");
  return value;
}

/** A field of this name that is no `AbortSignal` is the application's own business. */
function readSignal(value: unknown): AbortSignal | undefined {
  if (!isAbortSignal(value)) return undefined;
  checkSignal(value, "request.signal", "GUARD_INVALID_INPUT");
  return value;
}

function noticeFor({ stage }: Slot): string | undefined {
  if (stage === "tool") return withheldTool;
  return stage === "retrieval" ? withheldDocument : undefined;
}

function textFor(slot: Slot, ruling: Ruling | undefined): string {
  // Not checked, because another text had blocked by then; that one throws.
  if (ruling === undefined) return slot.text;
  const { verdict, reason = "findings" } = ruling;
  if (verdict.action !== "block" && (verdict.text === slot.text || !slot.key)) return verdict.text;
  const notice = noticeFor(slot);
  if (notice !== undefined) return notice;
  throw new GuardBlockedError(slot.stage, verdict.findings, {
    reason,
    ...(slot.origin !== undefined && { origin: plainOrigin(slot.origin) }),
  });
}

function rewriteRequest(
  { segments }: Settings,
  request: unknown,
  slots: readonly Slot[],
  texts: readonly string[],
): unknown {
  if (slots.every(({ text }, index) => texts[index] === text)) return request;
  if (segments !== undefined) return segments.write(request, texts);
  return applyEdits(request, editsOf(slots, texts));
}

function replaceDocuments(
  request: unknown,
  given: readonly DocumentChunk[],
  documents: readonly DocumentChunk[],
): unknown {
  const isSame = documents.length === given.length && documents.every((item, index) => item === given[index]);
  return isSame ? request : applyEdits(request, [{ path: ["documents"], value: documents }]);
}
