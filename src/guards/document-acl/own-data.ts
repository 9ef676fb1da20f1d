/** Stands for a field that is there but cannot be used. */
export const malformed: unique symbol = Symbol("malformed");

/**
 * Own data property of an object: `undefined` when there is none, `malformed` when a getter or a prototype would answer.
 */
export function ownData(object: object, name: string): unknown {
  const property = Object.getOwnPropertyDescriptor(object, name);
  if (property === undefined) return name in object ? malformed : undefined;
  return "value" in property ? property.value : malformed;
}

/** A level or a time: comparable in every store without rounding. */
export function isLevel(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
