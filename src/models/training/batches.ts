import type { Row } from "./rows.ts";

interface Heading {
  readonly strategy: string;
  readonly language: string;
  readonly surface: string;
}

const surfaces: ReadonlySet<string> = new Set(["user_input", "document", "tool_output"]);

/**
 * Reads one batch of the written corpus; data/injection/README.md says what a line may be.
 *
 * @param source name of the batch, for the rows and for errors
 * @throws Error that names the line which is none of these
 */
export function parseBatch(batch: string, source: string): Row[] {
  const rows: Row[] = [];
  const slots = new Map<string, readonly string[]>();
  let heading: Heading | undefined;
  for (const [index, line] of batch.split("\n").entries()) {
    const mark = line[0];
    const rest = line.slice(1).trim();
    if (mark === undefined || mark === "#") continue;
    if (mark === "@") {
      heading = parseHeading(rest);
      if (heading === undefined) throw new Error(`${source}:${index + 1}: not a heading`);
    } else if (mark === "=") {
      const colon = rest.indexOf(":");
      slots.set(
        rest.slice(0, colon).trim(),
        rest
          .slice(colon + 1)
          .split("|")
          .map((word) => word.trim()),
      );
    } else if ((mark === "+" || mark === "-") && heading !== undefined) {
      const filled = fillSlots(rest, slots, rows.length);
      rows.push(toRow(filled, mark === "+", heading, source));
    } else throw new Error(`${source}:${index + 1}: neither heading nor text`);
  }
  return rows;
}

function parseHeading(rest: string): Heading | undefined {
  const fields = new Map(rest.split(/\s+/).map((field) => field.split("=") as [string, string]));
  const strategy = fields.get("strategy");
  const language = fields.get("language");
  const surface = fields.get("surface");
  if (!strategy || !language || !surface || !surfaces.has(surface)) return undefined;
  return { strategy, language, surface };
}

/** Takes the words of a slot in turn, so that a batch reads the same each time. */
function fillSlots(text: string, slots: ReadonlyMap<string, readonly string[]>, turn: number): string {
  return text.replace(/⟨([^⟩]*)⟩/gu, (whole, name: string) => {
    const words = slots.get(name);
    return words === undefined ? whole : (words[turn % words.length] as string);
  });
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["\\", "\\"],
]);

function toRow(line: string, attack: boolean, heading: Heading, source: string): Row {
  const text = line.replace(/\\([nt\\])/g, (_, letter: string) => escapes.get(letter) as string);
  const start = text.indexOf("⟦");
  const end = text.indexOf("⟧");
  const isMarked = start >= 0 && end > start;
  return {
    text: text.replace(/[⟦⟧]/gu, ""),
    attack,
    foreign: heading.surface !== "user_input",
    source,
    language: heading.language,
    strategy: heading.strategy,
    ...(attack && isMarked && { span: [start, end - 1] as const }),
  };
}
