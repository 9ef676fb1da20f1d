import { basename } from "node:path";
import type { Span, Stage } from "../core/types.ts";
import { stages } from "../core/types.ts";
import { isObject, isStage, own } from "../core/validate.ts";
import type { EvaluationFile } from "../evaluation/evaluate.ts";
import type { EvaluationRow } from "../evaluation/row.ts";
import { linesOf } from "./lines.ts";
import { UsageError } from "./usage-error.ts";

/** What labels mean, and where texts stand whose row does not say. */
export interface RowReading {
  readonly positive: ReadonlySet<string>;
  readonly negative: ReadonlySet<string>;
  readonly stage?: Stage;
}

/** Rows of files, and what was left out. */
export interface ReadRows {
  readonly rows: readonly EvaluationRow[];
  readonly files: readonly EvaluationFile[];
  readonly skipped: ReadonlyMap<string, number>;
}

const surfaces: ReadonlyMap<string, Stage> = new Map([
  ["user_input", "input"],
  ["document", "retrieval"],
  ["tool_output", "tool"],
  ["model_output", "output"],
]);

/** Reads labelled JSON Lines files; throws a {@link UsageError} that names the file, the line and the field. */
export async function readRows(names: readonly string[], reading: RowReading): Promise<ReadRows> {
  const rows: EvaluationRow[] = [];
  const files: EvaluationFile[] = [];
  const skipped = new Map<string, number>();
  for (const name of names) {
    const counts = { attacks: 0, benign: 0, skipped: 0 };
    let line = 0;
    for await (const content of linesOf(name)) {
      line++;
      if (content.trim() === "") continue;
      const row = readRow(content, { file: name, line }, reading);
      if (typeof row === "string") {
        skipped.set(row, (skipped.get(row) ?? 0) + 1);
        counts.skipped++;
      } else {
        counts[row.positive ? "attacks" : "benign"]++;
        rows.push(row);
      }
    }
    files.push({ name, ...counts });
  }
  return { rows, files, skipped };
}

interface Place {
  readonly file: string;
  readonly line: number;
}

/** The row of a line, or its label when that is neither an attack's nor a harmless text's. */
function readRow(content: string, place: Place, reading: RowReading): EvaluationRow | string {
  const value = parse(content, place);
  const label = stringIn(value, "label", place);
  const text = stringIn(value, "text", place);
  const positive = reading.positive.has(label);
  if (!positive && !reading.negative.has(label)) return label;
  const note = optionalString(value, "note", place);
  const obfuscation = optionalString(value, "obfuscation", place);
  const span = readSpan(own(value, "span"), text.length, place);
  return {
    text,
    label,
    positive,
    stage: readStage(value, place, reading.stage),
    language: optionalString(value, "lang", place) ?? "und",
    source: optionalString(value, "source", place) ?? basename(place.file).replace(/\.jsonl$/, ""),
    ...(note !== undefined && { note }),
    ...(obfuscation !== undefined && { obfuscation }),
    ...(span !== undefined && { span }),
    ...place,
  };
}

function parse(content: string, place: Place): object {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    // The message of the parser quotes the line.
    throw wrong(place, "", "one JSON object");
  }
  if (!isObject(value) || Array.isArray(value)) throw wrong(place, "", "one JSON object");
  return value;
}

function stringIn(value: object, field: string, place: Place): string {
  const found = own(value, field);
  if (typeof found !== "string") throw wrong(place, field, "a string");
  return found;
}

function optionalString(value: object, field: string, place: Place): string | undefined {
  const found = own(value, field) ?? undefined;
  if (found !== undefined && typeof found !== "string") throw wrong(place, field, "a string");
  return found;
}

function readStage(value: object, place: Place, usual: Stage | undefined): Stage {
  const stage = own(value, "stage") ?? undefined;
  if (stage !== undefined) {
    if (!isStage(stage)) throw wrong(place, "stage", `one of ${stages.join(", ")}`);
    return stage;
  }
  const surface = optionalString(value, "surface", place);
  if (surface === undefined) {
    if (usual === undefined) throw wrong(place, "surface", "a surface or a stage (or give --stage)");
    return usual;
  }
  const known = surfaces.get(surface);
  if (known === undefined) throw wrong(place, "surface", `one of ${[...surfaces.keys()].join(", ")}`);
  return known;
}

/** `[start, end]` or `{ "start": start, "end": end }`. */
function readSpan(value: unknown, length: number, place: Place): Span | undefined {
  if (value === undefined || value === null) return undefined;
  const [start, end] = Array.isArray(value)
    ? value.length === 2
      ? value
      : []
    : isObject(value)
      ? [own(value, "start"), own(value, "end")]
      : [];
  if (!isOffset(start, length) || !isOffset(end, length) || start > end)
    throw wrong(place, "span", "[start, end] within the text, in UTF-16 units");
  return { start, end };
}

function isOffset(value: unknown, length: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= length;
}

function wrong({ file, line }: Place, field: string, expected: string): UsageError {
  return new UsageError(`${file}:${line}: ${field === "" ? "" : `${field}: `}expected ${expected}`);
}
