import { aborted } from "./errors.ts";
import { readFindings } from "./findings.ts";
import type { RunContext } from "./ruling.ts";
import type { Finding, Guard, GuardFailure, Inspection, Match } from "./types.ts";
import { isThenable } from "./validate.ts";
import type { Views } from "./views.ts";

/** What came of asking one guard. */
export type Outcome = readonly Finding[] | GuardFailure;

/** Everything of an inspection but the signal. */
export interface Subject extends RunContext {
  readonly text: string;
  readonly views: Views;
  readonly matches: readonly Match[];
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

const defaultBudgetMs = 1000;

/** Asks one guard; a guard that cannot answer gives a failure. Rejects only when the caller's signal is aborted. */
export function attempt(guard: Guard, subject: Subject): Outcome | Promise<Outcome> {
  const control = new LazyController(subject.signal);
  let answer: unknown;
  try {
    answer = guard.inspect(withSignal(subject, control));
    if (isThenable(answer)) return settle(guard, subject, answer, control);
  } catch {
    return { guard: guard.name, reason: "threw" };
  }
  return read(guard, subject, answer);
}

function read(guard: Guard, subject: Subject, answer: unknown): Outcome {
  try {
    return readFindings(answer, subject.text, guard.name, subject.stage);
  } catch {
    return { guard: guard.name, reason: "invalid-findings" };
  }
}

function settle(
  guard: Guard,
  subject: Subject,
  answer: PromiseLike<unknown>,
  control: LazyController,
): Promise<Outcome> {
  const { signal } = subject;
  return new Promise((resolve, reject) => {
    const release = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    };
    const stop = () => {
      release();
      control.abort(signal?.reason);
      reject(aborted(signal as AbortSignal));
    };
    const finish = (outcome: Outcome) => {
      release();
      resolve(outcome);
    };
    const timer = setTimeout(() => {
      finish({ guard: guard.name, reason: "timed-out" });
      control.abort(new DOMException("The guard ran past its budget", "TimeoutError"));
    }, guard.budgetMs ?? defaultBudgetMs);
    if (signal?.aborted) return stop();
    signal?.addEventListener("abort", stop, { once: true });
    const fail = () => finish({ guard: guard.name, reason: "threw" });
    try {
      answer.then((findings) => finish(read(guard, subject, findings)), fail);
    } catch {
      fail();
    }
  });
}

/** Most guards never look at their signal, so it is made when it is first asked for. */
class LazyController {
  readonly #caller: AbortSignal | undefined;
  #own: AbortController | undefined;
  #reason: { readonly value: unknown } | undefined;

  constructor(caller: AbortSignal | undefined) {
    this.#caller = caller;
  }

  get signal(): AbortSignal {
    if (this.#own === undefined) {
      this.#own = new AbortController();
      if (this.#caller?.aborted) this.#own.abort(this.#caller.reason);
      if (this.#reason !== undefined) this.#own.abort(this.#reason.value);
    }
    return this.#own.signal;
  }

  abort(reason: unknown): void {
    this.#reason ??= { value: reason };
    this.#own?.abort(reason);
  }
}

// An own property, so that a guard may hand on a spread copy.
function withSignal(subject: Subject, control: LazyController): Inspection {
  const { text, stage, origin, principal, metadata, field, sources, views, matches } = subject;
  const inspection: Writable<Inspection> = {
    text,
    stage,
    views,
    matches,
    get signal() {
      return control.signal;
    },
  };
  if (origin !== undefined) inspection.origin = origin;
  if (principal !== undefined) inspection.principal = principal;
  if (metadata !== undefined) inspection.metadata = metadata;
  if (field !== undefined) inspection.field = field;
  if (sources !== undefined) Object.defineProperty(inspection, "sources", { get: sources, enumerable: true });
  return inspection;
}
