import { GuardBlockedError, GuardError, isGuardError } from "./errors.ts";
import type { Settings } from "./guard-options.ts";
import { andThen, mapInLanes } from "./lanes.ts";
import type { Marks } from "./marking.ts";
import { type ReadResponse, readResponse } from "./output.ts";
import { refusalLike } from "./refusal.ts";
import { restoreText } from "./restore.ts";
import type { Ruling } from "./ruling.ts";
import type { Runner } from "./runner.ts";
import { applyEdits, editsOf, type Place, UnreadableError } from "./strings.ts";
import { isObject } from "./validate.ts";

const textsAtOnce = 4;

/** The response as the caller may see it; a block throws or gives a refusal in the form of the response. */
export function enforceResponse(
  runner: Runner,
  settings: Settings,
  response: unknown,
  marks: Marks,
): unknown {
  if (settings.output === "ignore" || !couldHoldText(response)) return response;
  const read = readOutput(runner, settings, response);
  if (read === undefined) return response;
  const { places, unread } = read;
  if (unread.length > 0) runner.report("output", { unread: [...new Set(unread)] });
  return andThen(
    ruleOutputs(
      runner,
      places.map((place) => marks.unmark(place.text, place)),
    ),
    (rulings) => {
      const blocked = blockOf(rulings, (index) => places[index]?.key === true);
      if (blocked !== undefined) {
        const passed = places.filter((_, index) => rulings[index]?.verdict.action === "allow");
        const kept = new Set(passed.map(({ text }) => text));
        return refuse(settings, blocked, (text) => refusalLike(response, text, kept));
      }
      const texts = rulings.map(({ verdict }, index) =>
        restoreText(runner.vault, places[index] as Place, "text" in verdict ? verdict.text : ""),
      );
      if (places.every(({ text }, index) => texts[index] === text)) return response;
      if (settings.output !== undefined && settings.output !== "ignore")
        return settings.output.write(response, texts);
      return applyEdits(response, editsOf(places, texts));
    },
  );
}

function couldHoldText(value: unknown): boolean {
  return typeof value === "string" || typeof value === "function" || isObject(value);
}

/** `undefined` in shadow mode, when the response cannot be read and passes all the same. */
function readOutput(runner: Runner, settings: Settings, response: unknown): ReadResponse | undefined {
  if (settings.output !== undefined && settings.output !== "ignore") {
    return { places: readTexts(settings.output.read(response)), unread: [] };
  }
  try {
    return readResponse(response);
  } catch (error) {
    return unreadable(runner, error);
  }
}

/** The texts that `options.output` read, as places that only their order tells apart. */
export function readTexts(value: unknown): readonly Place[] {
  if (!Array.isArray(value) || !value.every((text) => typeof text === "string")) {
    throw new GuardError("GUARD_INVALID_OUTPUT", "options.output.read(): expected an array of strings");
  }
  return value.map((text: string, index) => ({ path: [index], text }));
}

/** Throws the typed error for what cannot be read, unless in shadow mode. */
export function unreadable(runner: Runner, error: unknown): undefined {
  if (isGuardError(error)) throw error;
  runner.report("output", { reason: "unreadable" });
  if (runner.shadow) return undefined;
  throw new GuardError(
    "GUARD_INVALID_OUTPUT",
    "response: expected a string, a message or a completion; see options.output",
    { cause: error instanceof UnreadableError ? error : undefined },
  );
}

/** Asks the guards of stage `output` about several texts; equal ones are checked once. */
export function ruleOutputs(
  runner: Runner,
  texts: readonly string[],
): readonly Ruling[] | Promise<readonly Ruling[]> {
  const distinct = [...new Set(texts)];
  const rulings = mapInLanes(distinct, textsAtOnce, (text) => runner.run(text, { stage: "output" }));
  if (distinct.length === texts.length) return rulings;
  return andThen(rulings, (settled) => {
    const byText = new Map(distinct.map((text, index) => [text, settled[index] as Ruling]));
    return texts.map((text) => byText.get(text) as Ruling);
  });
}

/** The first ruling that blocks, as an error; to redact what cannot be rewritten is a block too. */
export function blockOf(
  rulings: readonly Ruling[],
  isFixed: (index: number) => boolean,
): GuardBlockedError | undefined {
  const index = rulings.findIndex(
    ({ verdict }, at) => verdict.action === "block" || (verdict.action === "redact" && isFixed(at)),
  );
  const ruling = rulings[index];
  if (ruling === undefined) return undefined;
  return new GuardBlockedError("output", ruling.verdict.findings, { reason: ruling.reason ?? "findings" });
}

/** Throws the block, or gives the refusal that stands in for it. */
export function refuse(
  { words, refusal }: Settings,
  blocked: GuardBlockedError,
  shape: (text: string) => unknown,
): unknown {
  if (words === undefined) throw blocked;
  const text = words(blocked);
  return refusal === undefined ? shape(text) : refusal(text);
}
