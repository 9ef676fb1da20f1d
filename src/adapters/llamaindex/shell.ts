/**
 * An object of the same class as the one given that has nothing of it but some methods and its plain values: classes with
 * `#private` fields cannot be copied, and what else an object can do would lead around the guards.
 *
 * @param methods What it does instead; they are called on the shell.
 * @param kept Names of inherited methods that work on the shell alone, and of values that are no plain ones.
 */
export function shellOf(
  inner: object,
  methods: Readonly<Record<string, unknown>>,
  kept: ReadonlySet<string>,
): object {
  const prototype: object = Object.getPrototypeOf(inner);
  const shell: object = Object.create(prototype);
  for (const name of namesOf(inner)) {
    if (name === "constructor" || Object.hasOwn(methods, name)) continue;
    const isValue = (value: unknown): boolean =>
      kept.has(name) || (typeof value !== "object" && typeof value !== "function");
    if (kept.has(name) && typeof Reflect.get(prototype, name, inner) === "function") continue;
    Object.defineProperty(shell, name, {
      get: () => {
        const value: unknown = Reflect.get(inner, name, inner);
        return isValue(value) ? value : undefined;
      },
      enumerable: Object.hasOwn(inner, name),
      configurable: true,
    });
  }
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(shell, name, { value, writable: true, configurable: true });
  return shell;
}

function namesOf(inner: object): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at: object = inner; at !== Object.prototype && at !== null; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  }
  return names;
}
