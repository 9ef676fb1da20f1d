import { EdgeVM } from "@edge-runtime/vm";
import type { Environment } from "vitest/runtime";

/**
 * The context of an edge runtime: web interfaces, no code from strings.
 *
 * The environment that comes with vitest adds `Buffer`, and in a pool without contexts it only copies names of an edge
 * runtime into Node.
 */
const environment: Environment = {
  name: "edge",
  viteEnvironment: "ssr",
  async setupVM() {
    const { context } = new EdgeVM();
    return { getVmContext: () => context, teardown() {} };
  },
  setup() {
    throw new Error("environment edge: expected a pool with contexts, such as vmThreads");
  },
};

export default environment;
