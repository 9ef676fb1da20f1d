import type { Plugin } from "vitest/config";

/** Gives `process` and `Buffer` to the files of tests alone, which otherwise run without Node's globals. */
export function lendNode(): Plugin {
  return {
    name: "lend-node",
    transform(code, id) {
      if (!/\.test\.ts$/.test(id) || !/\b(?:process|Buffer)\b/.test(code)) return;
      return { code: `const { process, Buffer } = globalThis[Symbol.for("node")]; ${code}`, map: null };
    },
  };
}
