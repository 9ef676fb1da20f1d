import { type Guard, guard, pii, recommended, type Span } from "sallyport";

/** Where a stream stands after a piece of it. */
export interface StreamStep {
  /** The piece that came; empty at the end. */
  readonly piece: string;
  /** Everything the model said so far: what a caller without a guard has. */
  readonly given: string;
  /** Everything that went on so far: what a caller with the guard has. */
  readonly released: string;
  /** What the model said and the guard still holds. */
  readonly held: string;
}

/** Secrets as always, and e-mail addresses, which are for the user of the library to switch on. */
export function streamGuards(): readonly Guard[] {
  return [...recommended(), pii({ types: ["email"], stages: ["output"] })];
}

/** Wraps a model that answers in pieces, and tells after each of them what went on and what is held. */
export async function watchStream(
  question: string,
  pieces: readonly string[],
  guards: readonly Guard[],
  show: (step: StreamStep) => void | Promise<void>,
): Promise<StreamStep> {
  const spans: Span[] = [];
  let given = "";
  let released = "";
  const stepAfter = (piece: string): StreamStep => ({
    piece,
    given,
    released,
    held: given.slice(settledLength(released, spans)),
  });

  async function* model(_question: string): AsyncGenerator<string> {
    for (const piece of pieces) {
      given += piece;
      yield piece;
      // Asked for more, so what could go on of this piece did.
      await show(stepAfter(piece));
    }
  }

  const ask = guard(model, guards, {
    onEvent: ({ stage, findings }) => {
      if (stage === "output") spans.push(...findings.map(({ span }) => span));
    },
  });
  for await (const text of ask(question)) released += text;
  const last = stepAfter("");
  await show(last);
  return last;
}

/** How much of what was given is settled by what went on, in which a placeholder stands for each span. */
function settledLength(released: string, spans: readonly Span[]): number {
  let given = 0;
  let out = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const placeholder = /^\[REDACTED:[a-z-]+\]/.exec(released.slice(out + start - given))?.[0];
    if (placeholder === undefined) break;
    out += start - given + placeholder.length;
    given = end;
  }
  return given + released.length - out;
}
