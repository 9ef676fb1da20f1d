// vitest brings these into the context for its own start. Code under test must not find them; tests, which may use them
// to make texts or to watch, get them through `lendNode`.
const names = ["process", "Buffer", "global", "setImmediate", "clearImmediate"];
const key = Symbol.for("node");

// A single worker runs all files in one context.
if (!Reflect.has(globalThis, key)) {
  Reflect.set(globalThis, key, { process, Buffer: process.getBuiltinModule("node:buffer").Buffer });
  for (const name of names) Reflect.deleteProperty(globalThis, name);
}
