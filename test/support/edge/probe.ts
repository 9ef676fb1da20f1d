/** What a module that is no test finds around it. */
export function surroundings(): Record<string, unknown> {
  return {
    runtime: Reflect.get(globalThis, "EdgeRuntime"),
    node: [typeof process, typeof Buffer, typeof global, typeof setImmediate].filter(
      (type) => type !== "undefined",
    ),
  };
}

/** Compiles a string, as an edge runtime forbids. */
export function generateCode(): unknown {
  return Reflect.construct(surroundings.constructor as FunctionConstructor, ["return 1"])();
}
