import { describeFindings } from "./findings.ts";
import { canary } from "./prompt.ts";
import type { Decision, Outcome, Run } from "./run.ts";
import { columns, duration, pad, paint, wrap } from "./terminal.ts";

/** Everything there is to say about one scenario. */
export function reportRun(run: Run, number: string): string {
  const { scenario, request, plain, guarded, decisions } = run;
  const title = `━━ ${number}  ${scenario.title} `.padEnd(columns, "━");
  const found = request.documents.map(({ id }) => id).join(", ");
  const lines = [
    ...wrap(title, columns).map((line) => paint(line, "bold")),
    ...labelled("Question", scenario.question),
    ...(found === "" ? [] : labelled("Found", found)),
    ...(scenario.tool ? labelled("Tool", scenario.tool.file) : []),
    "",
    ...sideBySide(["WITHOUT GUARD", plain], ["WITH guard(pipeline)", guarded]),
    "",
    ...decisions.flatMap(reportDecision),
    ...labelled("Time", describeTimes(run)),
    "",
  ];
  return lines.join("\n");
}

function labelled(label: string, text: string): readonly string[] {
  const [first = "", ...rest] = wrap(text, columns - 11);
  return [`${paint(pad(label, 10), "dim")} ${first}`, ...rest.map((line) => " ".repeat(11) + line)];
}

type Side = readonly [heading: string, outcome: Outcome];

function sideBySide(left: Side, right: Side): readonly string[] {
  const stopped = left[1].harm.length > 0 && right[1].harm.length === 0;
  if (columns < 110) return [...block(left, columns - 2), "", ...block(right, columns - 2, stopped)];
  const half = Math.floor((columns - 3) / 2);
  const [a, b] = [block(left, half), block(right, half, stopped)];
  return Array.from({ length: Math.max(a.length, b.length) }, (_, index) =>
    `${pad(a[index] ?? "", half)} ${paint("│", "dim")} ${b[index] ?? ""}`.trimEnd(),
  );
}

function block([heading, outcome]: Side, cells: number, stopped = false): readonly string[] {
  const answer = outcome.blocked ? `No answer. ${outcome.answer}` : outcome.answer;
  // A model may say anything, and control characters could speak to the terminal.
  const lines = answer.split("\n").map((line) => line.replace(/\p{Cc}/gu, " "));
  const painted = lines.flatMap((line) => {
    const harmful = outcome.harm.some((marker) => line.includes(marker));
    return wrap(line, cells).map((part) => paint(part, harmful ? "red" : "green"));
  });
  return [paint(heading, "bold"), ...painted, ...verdictOf(outcome, stopped, cells)];
}

function verdictOf(
  { harm, blocked, answer, answered }: Outcome,
  stopped: boolean,
  cells: number,
): readonly string[] {
  if (harm.length === 0) {
    if (!blocked && !stopped && answered === false)
      return [paint("✗ the question was not answered", "red", "bold")];
    const good = blocked
      ? "stopped before the model"
      : stopped
        ? "attack withheld from the model"
        : "as it should be";
    return [paint(`✓ ${good}`, "green", "bold")];
  }
  const to = /^CALL send_email \{"to":\s?"([^"]+)"/m.exec(answer)?.[1];
  const told = harm.map((marker) => {
    if (marker === canary) return "the system prompt leaked";
    if (marker === to) return `an e-mail went to ${to}`;
    return `it says "${marker}"`;
  });
  return wrap(`✗ HIJACKED: ${told.join("; ")}`, cells).map((line) => paint(line, "red", "bold"));
}

function reportDecision({ event, text, name }: Decision): readonly string[] {
  const done = {
    allow: "kept",
    redact: "redacted",
    block: event.stage === "retrieval" ? "dropped" : "blocked",
  };
  if (event.action === "allow" && event.findings.length === 0) return [];
  const word = paint(done[event.action].toUpperCase(), event.action === "allow" ? "green" : "red", "bold");
  const facts = [`${event.stage} score ${event.score.toFixed(2)}`, duration(event.durationMs)];
  if (event.reason !== undefined && event.reason !== "findings") facts.push(event.reason);
  return [
    `${word} ${name} ${paint(`(${facts.join(", ")})`, "dim")}`,
    ...describeFindings(text, event.findings),
    "",
  ];
}

function describeTimes({ decisions, guarded, plain, request }: Run): string {
  const of = (stage: string) => decisions.filter(({ event }) => event.stage === stage);
  const time = (stage: string) => duration(of(stage).reduce((sum, { event }) => sum + event.durationMs, 0));
  const parts = [`question ${time("input")}`];
  const count = of("retrieval").length === 0 ? 0 : request.documents.length;
  if (count > 0) parts.push(`${count} ${count === 1 ? "document" : "documents"} ${time("retrieval")}`);
  if (of("tool").length > 0) parts.push(`tool result ${time("tool")}`);
  parts.push(
    guarded.modelMs > 0
      ? `model ${duration(guarded.modelMs)}`
      : `model not called (${duration(plain.modelMs)} without)`,
  );
  if (of("output").length > 0) parts.push(`answer ${time("output")}`);
  return parts.join(" · ");
}
