import { type Path, type Place, UnreadableError } from "../core/strings.ts";
import { isAbortSignal, isObject } from "../core/validate.ts";

/** What the fields of an error hold. */
export interface ErrorStrings {
  /** Every string; one in a map, under a symbol or in a hidden field counts as a key, since it cannot be rewritten. */
  readonly places: readonly Place[];
  /** Where something stands of which nobody can tell what it holds, such as an open body. */
  readonly opaque: readonly Path[];
  readonly errors: readonly Error[];
  /** True when the value holds itself, so that a copy of it would still show the original. */
  readonly cyclic: boolean;
}

const deepest = 16;
const mostValues = 100_000;

/** Longer keys are long enough to say something. */
const longestSilentKey = 20;

/** Lists all that values hold, without calling anything of theirs; throws {@link UnreadableError} for too many or too deep ones. */
export function errorStrings(root: object): ErrorStrings {
  const places: Place[] = [];
  const opaque: Path[] = [];
  const errors = new Set<Error>();
  const ancestors: object[] = [];
  let cyclic = false;
  let values = 0;
  const visit = (value: unknown, path: Path, isFixed: boolean): void => {
    if (++values > mostValues) throw new UnreadableError("too many values");
    if (typeof value === "string") places.push({ path, text: value, ...(isFixed && { key: true }) });
    if (!isObject(value) || isSilent(value)) return;
    if (isError(value)) {
      errors.add(value);
      return;
    }
    if (ancestors.includes(value)) {
      cyclic = true;
      return;
    }
    const reads = waysToRead(value);
    if (reads === undefined) {
      if (isFixed) throw new UnreadableError("no plain object");
      opaque.push(path);
      return;
    }
    if (ancestors.length === deepest) throw new UnreadableError("too deep");
    if (Array.isArray(value) && value.length > mostValues) throw new UnreadableError("too many values");
    ancestors.push(value);
    for (const entry of reads(value)) visit(entry, path, true);
    for (const key of Reflect.ownKeys(value)) {
      const isField = typeof key === "string" && Object.prototype.propertyIsEnumerable.call(value, key);
      const name = String(key);
      if (name.length > longestSilentKey) places.push({ path, text: name, key: true });
      const at = isField ? [...path, Array.isArray(value) ? Number(key) : key] : path;
      visit((value as Record<PropertyKey, unknown>)[key], at, isFixed || !isField);
    }
    ancestors.pop();
  };
  visit(root, [], false);
  return { places, opaque, errors: [...errors], cyclic };
}

/** True for the errors of any realm. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || tagOf(value) === "Error";
}

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

function isSilent(value: object): boolean {
  return tagOf(value) === "Date" || isAbortSignal(value);
}

/** What an object holds beside its fields. */
type Read = (value: object) => Iterable<unknown>;

const nothing: Read = () => [];

/** Objects that can be gone through, with headers of any client. */
const listed = /^(Map|Set|FormData|URLSearchParams|[A-Za-z]*Headers)$/;

/** `undefined` where the fields do not show all that an object holds. */
function waysToRead(value: object): Read | undefined {
  if (Array.isArray(value)) return nothing;
  const tag = tagOf(value);
  if (tag === "URL") return (url) => [String(url)];
  if (listed.test(tag)) return (entries) => entries as Iterable<unknown>;
  return tag === "Object" && !hasMore(value) ? nothing : undefined;
}

/** How Node.js shows an object; https://nodejs.org/api/util.html#utilinspectcustom */
const shown: symbol = Symbol.for("nodejs.util.inspect.custom");

/** Whether the class of an object computes something, as from private fields. */
function hasMore(value: object): boolean {
  return (
    gettersOf(value).length > 0 ||
    prototypesOf(value).some((prototype) =>
      ["toJSON", shown].some((name) => Reflect.ownKeys(prototype).includes(name)),
    )
  );
}

/** What the class of an object computes. */
export function gettersOf(value: object): readonly (string | symbol)[] {
  return prototypesOf(value).flatMap((prototype) =>
    Reflect.ownKeys(prototype).filter(
      (key) => key !== "__proto__" && Reflect.getOwnPropertyDescriptor(prototype, key)?.get !== undefined,
    ),
  );
}

function prototypesOf(value: object): readonly object[] {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null ? [] : [prototype, ...prototypesOf(prototype)];
}
