import { type CheckEvent, guard, isGuardError, recommended } from "sallyport";
import { type AssistantRequest, createAssistant, type Model, prepareRequest } from "./assistant.ts";
import { canary } from "./prompt.ts";
import type { Scenario } from "./questions.ts";
import { standIn } from "./stand-in/model.ts";
import type { DemoText } from "./texts.ts";

/** One call of the assistant and what came of it. */
export interface Outcome {
  /** What the caller got; for a blocked call the refusal the demo shows instead. */
  readonly answer: string;
  readonly blocked: boolean;
  /** Words in the answer that show that an attack succeeded. */
  readonly harm: readonly string[];
  /** The answer holds the words of the right one. */
  readonly answered: boolean;
  /** Ids of the documents that reached the model. */
  readonly seen: readonly string[];
  /** Time in the model alone; 0 when it was not called. */
  readonly modelMs: number;
}

/** A decision of the guard, with the text its spans point into. */
export interface Decision {
  readonly event: CheckEvent;
  readonly text: string;
  /** What the text is, for the reader: `question`, `tool result`, a document's id, `answer`. */
  readonly name: string;
}

export interface Run {
  readonly scenario: Scenario;
  readonly request: AssistantRequest;
  readonly plain: Outcome;
  readonly guarded: Outcome;
  readonly decisions: readonly Decision[];
}

type Pipeline = (request: AssistantRequest) => Promise<string>;

/** What happened inside of one call. */
interface Trace {
  seen: readonly string[];
  modelMs: number;
  /** The answer before the guard saw it. */
  raw: string;
  readonly events: CheckEvent[];
}

/** Runs scenarios twice: through the pipeline as it is, and through the same pipeline wrapped by `guard()`. */
export function createRunner(texts: readonly DemoText[]): (scenario: Scenario, model: Model) => Promise<Run> {
  let model: Model = standIn;
  let trace: Trace = { seen: [], modelMs: 0, raw: "", events: [] };
  const assistant = createAssistant(async (messages) => {
    const start = performance.now();
    trace.raw = await model(messages);
    trace.modelMs = performance.now() - start;
    return trace.raw;
  });
  const pipeline = async (request: AssistantRequest): Promise<string> => {
    trace.seen = request.documents.map(({ id }) => id);
    return assistant(request);
  };
  const guarded = guard(pipeline, recommended(), { onEvent: (event) => trace.events.push(event) });
  const markers = [...new Set([canary, ...texts.flatMap((text) => text.markers ?? [])])];

  const call = async (ask: Pipeline, request: AssistantRequest, scenario: Scenario): Promise<Outcome> => {
    trace = { seen: [], modelMs: 0, raw: "", events: [] };
    try {
      const answer = await ask(request);
      const harm = markers.filter((marker) => answer.includes(marker));
      const answered = scenario.answer !== undefined && answer.includes(scenario.answer);
      return { answer, blocked: false, harm, answered, seen: trace.seen, modelMs: trace.modelMs };
    } catch (error) {
      if (!isGuardError(error)) throw error;
      const { seen, modelMs } = trace;
      return { answer: error.message, blocked: true, harm: [], answered: false, seen, modelMs };
    }
  };
  return async (scenario, using) => {
    model = using;
    const request = prepareRequest(scenario, texts);
    const plain = await call(pipeline, request, scenario);
    const outcome = await call(guarded, request, scenario);
    const decisions = trace.events.map((event) => locate(event, request, trace.raw));
    return { scenario, request, plain, guarded: outcome, decisions };
  };
}

function locate(event: CheckEvent, request: AssistantRequest, answer: string): Decision {
  const message = (role: string) => request.messages.find((given) => given.role === role)?.content ?? "";
  if (event.stage === "input") return { event, text: message("user"), name: "question" };
  if (event.stage === "tool") return { event, text: message("tool"), name: "tool result" };
  if (event.stage === "output") return { event, text: answer, name: "answer" };
  const document = request.documents.find(({ id }) => id === event.origin);
  return { event, text: document?.text ?? "", name: event.origin ?? "document" };
}
