import { isAbortSignal, isObject } from "./validate.ts";

/** Keys that lead from a value to a part of it. */
export type Path = readonly (string | number)[];

/** A string inside a value. */
export interface Place {
  readonly path: Path;
  readonly text: string;
  /** True for a key, which cannot be rewritten. */
  readonly key?: boolean;
}

/** Every string inside a value. */
export interface Strings {
  readonly places: readonly Place[];
  /** True when the value holds itself, so that a copy of it would still show the original. */
  readonly cyclic: boolean;
}

/** A value that could hide text from the guards: too deep, too large, or of a kind that cannot be listed. */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";
}

const deepest = 16;
const mostValues = 100_000;

/** What holds no strings but may hold text all the same. */
export type Opaque = "bytes" | "function" | "object";

/** Is told of what is not read, why, and where it stands. */
export type Leave = (kind: Opaque, why: string, at: { path: Path; value: unknown }) => undefined;

/** Fields that say too much to be hidden from a list of keys. */
const textFields: readonly string[] = ["text", "content", "prompt", "messages", "input"];

/** Longer keys are long enough to say something. */
export const longestSilentKey = 20;

/**
 * Lists every string in a value made of plain objects, arrays and class instances, keys of more than 20 characters
 * included. Numbers, dates and abort signals hold no text, functions and binary data are passed over; anything else
 * (maps, promises, streams, URLs, objects within more than 16 others) throws {@link UnreadableError}. With `leave`, all
 * that is not read is told to it instead.
 */
export function listStrings(root: unknown, leave: Leave = refuseObjects): Strings {
  const places: Place[] = [];
  const ancestors: object[] = [];
  let cyclic = false;
  let values = 0;
  const visit = (value: unknown, path: Path): undefined => {
    const pass = (kind: Opaque, why: string): undefined => leave(kind, why, { path, value });
    if (++values > mostValues) return pass("object", "too many values");
    if (typeof value === "function") return pass("function", "function");
    if (typeof value === "string") {
      places.push({ path, text: value });
      return;
    }
    if (!isObject(value)) return;
    if (ancestors.includes(value)) {
      cyclic = true;
      return;
    }
    if (ancestors.length === deepest) return pass("object", "too deep");
    if (Array.isArray(value) && value.length > mostValues) return pass("object", "too many values");
    const opaque = Array.isArray(value) ? undefined : opaqueKind(value);
    if (opaque === "none") return;
    if (opaque !== undefined) return pass(opaque, "no plain object");
    ancestors.push(value);
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => {
        visit(item, [...path, index]);
      });
    } else {
      for (const key of Object.keys(value)) {
        if (key.length > longestSilentKey) places.push({ path, text: key, key: true });
        visit((value as Record<string, unknown>)[key], [...path, key]);
      }
    }
    ancestors.pop();
  };
  visit(root, []);
  return { places, cyclic };
}

function refuseObjects(kind: Opaque, why: string): undefined {
  if (kind === "object") throw new UnreadableError(why);
}

/** `undefined` when the own keys of an object show all it holds, `none` when it holds no text. */
function opaqueKind(value: object): Opaque | "none" | undefined {
  if (ArrayBuffer.isView(value)) return "bytes";
  const tag = Object.prototype.toString.call(value);
  if (tag === "[object ArrayBuffer]" || tag === "[object SharedArrayBuffer]") return "bytes";
  if (tag === "[object Date]" || isAbortSignal(value)) return "none";
  return tag === "[object Object]" && !hidesField(value, textFields) ? undefined : "object";
}

/** True when one of the fields is an own one that does not show among the keys. */
export function hidesField(value: object, names: readonly string[]): boolean {
  return names.some(
    (name) => Object.hasOwn(value, name) && !Object.prototype.propertyIsEnumerable.call(value, name),
  );
}

/** A new value for the place at a path. */
export interface Edit {
  readonly path: Path;
  readonly value: unknown;
}

/** What has to be written for places to hold the texts given. */
export function editsOf(places: readonly Place[], texts: readonly string[]): readonly Edit[] {
  return places.flatMap(({ path, text }, index) =>
    texts[index] === text ? [] : [{ path, value: texts[index] }],
  );
}

/** A key as it may stand in errors and events; keys that could be words of a user become `*`. */
export function plainKey(key: string | number): string {
  return typeof key === "number" || /^[A-Za-z0-9_-]{1,40}$/.test(key) ? String(key) : "*";
}

/** The value at a path. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce(
    (value, key) => (isObject(value) ? (value as Record<string | number, unknown>)[key] : undefined),
    root,
  );
}

/** Copies what lies on the paths and sets the new values; everything else is shared with the original. */
export function applyEdits<T>(root: T, edits: readonly Edit[], depth: number = 0): T {
  if (edits.length === 0) return root;
  const whole = edits.find(({ path }) => path.length === depth);
  if (whole !== undefined) return whole.value as T;
  const byKey = new Map<string | number, Edit[]>();
  for (const edit of edits) {
    const key = edit.path[depth] as string | number;
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [edit]);
    else group.push(edit);
  }
  const copy = copyOf(root as object);
  for (const [key, group] of byKey) {
    setOwn(copy, key, applyEdits((root as Record<string | number, unknown>)[key], group, depth + 1));
  }
  return copy as T;
}

/** A shallow, unfrozen copy with the same prototype. */
export function copyOf(value: object): object {
  if (Array.isArray(value)) return value.slice();
  const isPlain = Object.getPrototypeOf(value) === Object.prototype;
  if (isPlain && Object.getOwnPropertySymbols(value).length === 0) return { ...value };
  const copy: object = Object.create(Object.getPrototypeOf(value));
  for (const key of Object.keys(value)) setOwn(copy, key, (value as Record<string, unknown>)[key]);
  return copy;
}

/** Assignment would call a setter for a key such as `__proto__`. */
export function setOwn(target: object, key: string | number, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
