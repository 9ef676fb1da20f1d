import { andThen } from "../core/lanes.ts";
import type { Ruling } from "../core/ruling.ts";
import { createRunner } from "../core/runner.ts";
import { listStrings, plainKey } from "../core/strings.ts";
import type { GuardFailure } from "../core/types.ts";
import { isObject, own } from "../core/validate.ts";
import { hiddenText } from "./hidden-text.ts";
import type { AuditSettings } from "./options.ts";
import { createQueryFinder, type LeadingQuestion, leadingQuestion } from "./questions.ts";
import type { CorpusSignal } from "./report.ts";
import { createSketcher, type Sketch } from "./sketch.ts";

/** What was seen of one chunk, or `undefined` of one that cannot be read. */
export type SeenChunk = ReadableChunk | undefined;

interface ReadableChunk {
  readonly id: string;
  readonly source: string | undefined;
  readonly characters: number;
  readonly signals: readonly CorpusSignal[];
  /** 0..1, what the guards say of the worst of its strings. */
  readonly score: number;
  readonly truncated: boolean;
  readonly failures: readonly GuardFailure[];
  readonly sketch: Sketch;
  readonly question: LeadingQuestion | undefined;
}

const scores = { leads: 0.6, holds: 0.3, again: 0.4 } as const;

/** Makes the function that looks at one chunk. What it gives counts until the next call. */
export function createReader(settings: AuditSettings): (chunk: unknown) => SeenChunk | Promise<SeenChunk> {
  const { guards, queries, source, signal } = settings;
  const runner = createRunner([...guards, hiddenText()], { policy: { shadow: true } });
  const sketcher = createSketcher();
  const finder = createQueryFinder(queries);
  return (chunk) => {
    const read = readShape(chunk);
    if (read === undefined) return undefined;
    const { id, text, metadata, places } = read;
    const rulings: (Ruling | Promise<Ruling>)[] = [];
    let late = false;
    for (const place of places) {
      const ruling = runner.run(place.text, {
        stage: "retrieval",
        origin: id,
        metadata,
        signal,
        ...(place.field !== undefined && { field: place.field }),
      });
      late ||= ruling instanceof Promise;
      rulings.push(ruling);
    }
    const named = source({ id, metadata });
    return andThen(late ? Promise.all(rulings) : (rulings as readonly Ruling[]), (settled) => {
      const signals = settled.flatMap(({ verdict }, index) => signalsOf(verdict, places[index]?.field));
      let question: LeadingQuestion | undefined;
      let isAsked = false;
      const sketch = sketcher(text, (tokens, from) => {
        if (from === 0) question = leadingQuestion(text, tokens);
        const echo = isAsked ? undefined : finder?.find(tokens);
        if (echo === undefined) return;
        isAsked = true;
        const { query, span, leads } = echo;
        const score = leads && from === 0 ? scores.leads : scores.holds;
        signals.push({ ruleId: "corpus/query-echo", score, span, query });
      });
      if (question?.again !== undefined)
        signals.push({ ruleId: "corpus/repeated-question", score: scores.again, span: question.again });
      return {
        id,
        source: typeof named === "string" ? named : undefined,
        characters: text.length,
        signals,
        score: settled.reduce((most, { verdict }) => Math.max(most, verdict.score), 0),
        truncated: settled.some(({ verdict }) => verdict.truncated),
        failures: settled.flatMap(({ verdict }) => verdict.failures),
        sketch,
        question,
      };
    });
  };
}

function signalsOf(verdict: Ruling["verdict"], field: string | undefined): CorpusSignal[] {
  return verdict.findings
    .filter(({ allowed }) => !allowed)
    .map(({ ruleId, score, span }) => ({ ruleId, score, span, ...(field !== undefined && { field }) }));
}

interface Shape {
  readonly id: string;
  readonly text: string;
  readonly metadata: unknown;
  readonly places: readonly { readonly text: string; readonly field?: string }[];
}

/** Every string of a chunk, as `checkDocuments` reads it. */
function readShape(chunk: unknown): Shape | undefined {
  try {
    if (!isObject(chunk)) return undefined;
    const id = own(chunk, "id");
    const text = own(chunk, "text");
    if (typeof id !== "string" || typeof text !== "string") return undefined;
    const others = listStrings(chunk)
      .places.filter(({ path, key }) => key || (path[0] !== "text" && path[0] !== "id"))
      .map(({ path, text: value }) => ({ text: value, field: path.map(plainKey).join(".") }));
    return { id, text, metadata: own(chunk, "metadata"), places: [{ text }, ...others] };
  } catch {
    return undefined;
  }
}
