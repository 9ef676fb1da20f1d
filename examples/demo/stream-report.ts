import { pieces, question } from "./stand-in/streamed-answer.ts";
import { type StreamStep, streamGuards, watchStream } from "./stream-run.ts";
import { columns, isLive, pad, paint, width, wrap } from "./terminal.ts";

/** Time between two pieces, so that a viewer can follow; models take about as long. */
const pauseMs = 60;

/** Shows a stream with a key and an address in it: redrawn in place on a terminal, one line for each piece elsewhere. */
export async function reportStream(): Promise<void> {
  const title = "━━ an answer that comes in pieces ".padEnd(columns, "━");
  console.log(paint(title, "bold"));
  console.log(`${paint(pad("Question", 10), "dim")} ${question}\n`);
  if (isLive) await redraw();
  else await list();
  console.log("");
}

async function redraw(): Promise<void> {
  let drawn = 0;
  await watchStream(question, pieces, streamGuards(), async (step) => {
    const lines = frame(step);
    // Up to where the last frame began, and everything below is cleared.
    const back = drawn > 0 ? `\u001B[${drawn}A\u001B[J` : "";
    process.stdout.write(`${back}${lines.join("\n")}\n`);
    drawn = lines.length;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  });
}

async function list(): Promise<void> {
  console.log(row("the model says", "goes on", "held"));
  let shown = 0;
  const last = await watchStream(question, pieces, streamGuards(), ({ piece, released, held }) => {
    console.log(row(piece === "" ? "(end)" : piece, released.slice(shown), held));
    shown = released.length;
  });
  console.log("");
  for (const line of frame(last)) console.log(line);
}

/** One piece: as it came, what went on because of it, and what is held. */
function row(piece: string, released: string, held: string): string {
  const rest = columns - 22;
  const goesOn = Math.ceil(rest * 0.6);
  const cells = [pad(piece, 16), pad(shorten(released, goesOn), goesOn), shorten(held, rest - goesOn)];
  return cells.join(` ${paint("│", "dim")} `).trimEnd();
}

/** The end of a text is what matters while it grows. */
function shorten(text: string, cells: number): string {
  return width(text) <= cells ? text : `…${text.slice(1 - cells)}`;
}

/** Both callers' texts so far, side by side where there is room, and what is held. */
function frame({ given, released, held }: StreamStep): readonly string[] {
  const isWide = columns >= 110;
  const cells = isWide ? Math.floor((columns - 3) / 2) : columns - 2;
  const left = [paint("WITHOUT GUARD", "bold"), ...painted(given, cells, "red")];
  const right = [paint("WITH guard(pipeline)", "bold"), ...painted(released, cells, "green")];
  const texts = isWide
    ? Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
        `${pad(left[index] ?? "", cells)} ${paint("│", "dim")} ${right[index] ?? ""}`.trimEnd(),
      )
    : [...left, "", ...right];
  const waiting = wrap(`held: ${held === "" ? "nothing" : held}`, columns - 2);
  return [...texts, "", ...waiting.map((line) => paint(line, "dim"))];
}

function painted(text: string, cells: number, style: "red" | "green"): readonly string[] {
  return wrap(text, cells).map((line) => paint(line, style));
}
