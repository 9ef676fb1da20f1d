import { isObject } from "./validate.ts";

const deepest = 64;
const mostValues = 100_000;

/**
 * JSON in which equal data give equal texts: no spaces, keys sorted by their UTF-16 units, numbers as JavaScript writes them;
 * `undefined` for what JSON cannot say exactly, such as dates, `NaN`, and what holds itself.
 *
 * https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(value: unknown): string | undefined {
  let values = 0;
  const write = (part: unknown, depth: number): string => {
    if (++values > mostValues || depth > deepest) throw notJson;
    if (part === null || typeof part === "boolean" || typeof part === "string") return JSON.stringify(part);
    if (typeof part === "number" && Number.isFinite(part)) return JSON.stringify(part);
    if (!isObject(part)) throw notJson;
    if (Array.isArray(part)) return `[${Array.from(part, (item) => write(item, depth + 1)).join(",")}]`;
    if (!isPlain(part)) throw notJson;
    const fields = Object.entries(part).filter(([, field]) => field !== undefined);
    fields.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${write(field, depth + 1)}`).join(",")}}`;
  };
  try {
    return write(value, 0);
  } catch {
    return undefined;
  }
}

const notJson: Error = new Error("not JSON");

/** An object that holds its own fields and nothing else. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  // Objects of another realm have another `Object.prototype`, above which there is nothing either.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
