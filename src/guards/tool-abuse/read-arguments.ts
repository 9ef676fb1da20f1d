import { setOwn } from "../../core/strings.ts";
import { isObject } from "../../core/validate.ts";
import type { ToolArguments } from "./types.ts";

const longestText = 1_000_000;
const deepest = 32;
const mostValues = 100_000;

/**
 * The arguments of a call as a copy in plain JSON data; `undefined` for anything else: other types, accessors, cycles,
 * more than 32 levels, and keys `__proto__`, which change objects they are merged into.
 */
export function readArguments(given: unknown): ToolArguments | undefined {
  try {
    const value = typeof given === "string" ? parse(given) : (given ?? {});
    if (!isObject(value) || Array.isArray(value)) return undefined;
    let values = 0;
    const copy = (part: unknown, depth: number): unknown => {
      if (++values > mostValues || depth > deepest) throw notPlain;
      if (part === null || typeof part === "string" || typeof part === "boolean") return part;
      if (typeof part === "number" && Number.isFinite(part)) return part;
      if (!isObject(part)) throw notPlain;
      if (Array.isArray(part)) return Array.from(part, (item) => copy(item, depth + 1));
      if (Object.prototype.toString.call(part) !== "[object Object]") throw notPlain;
      const fields: object = {};
      for (const key of Object.keys(part)) {
        const property = Object.getOwnPropertyDescriptor(part, key);
        if (key === "__proto__" || property === undefined || !("value" in property)) throw notPlain;
        if (property.value !== undefined) setOwn(fields, key, copy(property.value, depth + 1));
      }
      return fields;
    };
    return copy(value, 0) as ToolArguments;
  } catch {
    return undefined;
  }
}

const notPlain: Error = new Error("no plain data");

function parse(text: string): unknown {
  if (text.length > longestText) throw notPlain;
  return text.trim() === "" ? {} : JSON.parse(text);
}
