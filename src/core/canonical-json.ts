import { readable } from "./readable.ts";
import { plainKey } from "./strings.ts";
import { wrongInput } from "./validate.ts";

const deepest = 64;
/** Values that are shared are written each time, so that little data could stand for a text without end. */
const mostValues = 1_000_000;
const longest = 100_000_000;

/**
 * Data as JSON of which there is one form alone: keys in the order of their UTF-16 units, no white space, numbers and
 * texts as ECMAScript writes them (https://www.rfc-editor.org/rfc/rfc8785). Texts are exact to the unit: nothing is
 * normalised, and half of a surrogate pair is written as an escape, so that different data never have the same form; -0 is 0.
 *
 * Takes `null`, booleans, finite numbers, texts, arrays without holes and plain objects, at most 64 within each other.
 *
 * @throws {GuardError} `GUARD_INVALID_INPUT` naming the field of anything else: `undefined`, `NaN`, big integers, functions,
 *   symbols, instances of classes, accessors, properties that cannot be enumerated, cycles, and more than 1,000,000 values or
 *   100,000,000 units.
 */
export function canonicalJson(value: unknown, field: string): string {
  return readable(field, wrongInput, () => new Writer(field, false).write(value));
}

/**
 * The same for data that programs put together: fields that are `undefined` or cannot be enumerated are left out, as
 * `JSON.stringify` does, and what has no such form gives `undefined`.
 */
export function looseCanonicalJson(value: unknown): string | undefined {
  try {
    return new Writer("value", true).write(value);
  } catch {
    return undefined;
  }
}

class Writer {
  readonly #field: string;
  readonly #isLoose: boolean;
  readonly #parts: string[] = [];
  readonly #path: (string | number)[] = [];
  readonly #ancestors: object[] = [];
  #values = 0;
  #units = 0;

  constructor(field: string, isLoose: boolean) {
    this.#field = field;
    this.#isLoose = isLoose;
  }

  write(value: unknown): string {
    this.#visit(value);
    return this.#parts.join("");
  }

  #visit(value: unknown): void {
    if (++this.#values > mostValues) throw wrongInput(this.#field, `at most ${mostValues} values`);
    if (value === null || typeof value === "boolean" || typeof value === "string") {
      this.#put(JSON.stringify(value));
    } else if (typeof value === "number") {
      if (!Number.isFinite(value)) throw this.#wrong("a finite number");
      this.#put(JSON.stringify(value));
    } else if (typeof value === "object") {
      this.#enter(value);
    } else {
      throw this.#wrong("a value of JSON");
    }
  }

  #enter(value: object): void {
    if (this.#ancestors.includes(value)) throw this.#wrong("a value that does not hold itself");
    if (this.#ancestors.length === deepest) throw this.#wrong(`at most ${deepest} values within each other`);
    this.#ancestors.push(value);
    if (Array.isArray(value)) this.#list(value);
    else this.#object(value);
    this.#ancestors.pop();
  }

  #list(list: readonly unknown[]): void {
    const { length } = list;
    // One key is `length`; holes and further properties change the number.
    if (length > mostValues || Reflect.ownKeys(list).length !== length + 1)
      throw this.#wrong("an array with items alone");
    this.#put("[");
    for (let index = 0; index < length; index++) {
      if (index > 0) this.#put(",");
      this.#step(list, index);
    }
    this.#put("]");
  }

  #object(value: object): void {
    if (!isPlain(value)) throw this.#wrong("a plain object");
    const keys: readonly PropertyKey[] = this.#isLoose ? fieldsOf(value) : Reflect.ownKeys(value);
    if (!keys.every((key): key is string => typeof key === "string"))
      throw this.#wrong("an object without symbols");
    this.#put("{");
    // Without a function, sort compares UTF-16 units.
    for (const [index, key] of [...keys].sort().entries()) {
      this.#put(`${index > 0 ? "," : ""}${JSON.stringify(key)}:`);
      this.#step(value, key);
    }
    this.#put("}");
  }

  #step(holder: object, key: string | number): void {
    this.#path.push(key);
    const property = Reflect.getOwnPropertyDescriptor(holder, key);
    if (property === undefined || !("value" in property) || property.enumerable !== true)
      throw this.#wrong("an own data property");
    this.#visit(property.value);
    this.#path.pop();
  }

  #put(part: string): void {
    this.#units += part.length;
    if (this.#units > longest) throw wrongInput(this.#field, `at most ${longest} units of JSON`);
    this.#parts.push(part);
  }

  #wrong(expected: string): ReturnType<typeof wrongInput> {
    return wrongInput([this.#field, ...this.#path.map(plainKey)].join("."), expected);
  }
}

/** What `JSON.stringify` would write of an object. */
function fieldsOf(value: object): readonly string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(value))
    .filter(
      ([, property]) =>
        property.enumerable === true && !("value" in property && property.value === undefined),
    )
    .map(([key]) => key);
}

/** Whether an object is one of a literal, of this realm or another, or has no prototype. */
function isPlain(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value);
  if (prototype === null) return true;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf");
}
