import { isObject, wrongOption } from "../core/validate.ts";

/** An option that is an object with certain methods; throws `GUARD_INVALID_OPTIONS` for anything else. */
export function readObject<Value extends object>(
  value: unknown,
  field: string,
  methods: readonly string[],
): Value | undefined {
  if (value === undefined) return undefined;
  const isUsable =
    isObject(value) &&
    methods.every((name) => typeof (value as Record<string, unknown>)[name] === "function");
  if (!isUsable) throw wrongOption(field, `an object with functions ${methods.join(" and ")}`);
  return value as Value;
}
