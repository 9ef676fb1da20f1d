import { readFile } from "node:fs/promises";
import { isObject } from "../core/validate.ts";
import { whyUnreadable } from "./lines.ts";
import { UsageError } from "./usage-error.ts";

/** Reads a JSON file that holds one object. */
export async function readJson(file: string): Promise<object> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file}: ${whyUnreadable(error)}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text);
  } catch {
    throw new UsageError(`${file}: expected one JSON object`);
  }
  if (!isObject(value) || Array.isArray(value)) throw new UsageError(`${file}: expected one JSON object`);
  return value;
}

/** Throws for a key that nothing reads: a misspelt option would be ignored. */
export function onlyKnown(value: object, known: readonly string[], at: string): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) {
      throw new UsageError(`${at}: unknown field ${JSON.stringify(key)}, expected ${known.join(", ")}`);
    }
  }
}
