import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { EdgeVM } from "@edge-runtime/vm";
import { Miniflare } from "miniflare";
import { hasChromium, openChromium } from "../../support/chromium.ts";
import { installed } from "../installed.ts";
import type { Project } from "./project.ts";

/** Where the report can be made. */
export interface Runtime {
  readonly name: string;
  /** Why it cannot be run here, if so. */
  readonly missing: string | undefined;
  /** Whether it lacks the names of Node, and refuses to make code from strings. */
  readonly bare: boolean;
  /** What `answer` gives in it. */
  run(project: Project): Promise<string>;
}

/** A program that is started with the script, and prints. */
function command(name: string, binary: string | undefined, flags: readonly string[] = []): Runtime {
  return {
    name,
    missing: binary === undefined ? `has no binary for ${process.platform} on ${process.arch}` : undefined,
    bare: false,
    async run({ folder, write }) {
      const script = write("command.js", "console.log(await answer());");
      // Nothing but the script: no settings of a user, and no network to look for updates.
      const env = { DENO_DIR: join(folder, "deno"), DENO_NO_UPDATE_CHECK: "1", HOME: folder };
      const { stdout } = await promisify(execFile)(binary as string, [...flags, script], {
        cwd: folder,
        env,
        maxBuffer: 2 ** 26,
      });
      return stdout.trim();
    },
  };
}

const workerd: Runtime = {
  name: "workerd",
  missing: undefined,
  bare: true,
  async run({ bundle, write }) {
    const script = write("worker.js", "export default { fetch: async () => new Response(await answer()) };");
    const { files } = await bundle(script, { splitting: true, conditions: workerConditions });
    const miniflare = new Miniflare({
      modules: files.map(({ name, text }) => ({ type: "ESModule", path: name, contents: text })),
      compatibilityDate: "2026-04-01",
    });
    try {
      return await (await miniflare.dispatchFetch("http://localhost/")).text();
    } finally {
      await miniflare.dispose();
    }
  },
};

/** What bundlers for workers ask `exports` for. */
export const workerConditions: string[] = ["workerd", "worker", "browser"];

const edge: Runtime = {
  name: "the edge VM",
  missing: undefined,
  bare: true,
  async run({ bundle, write }) {
    const script = write("edge.js", "globalThis.answered = answer();");
    const { files } = await bundle(script, { format: "iife", conditions: ["edge-light", "browser"] });
    const vm = new EdgeVM({ codeGeneration: { strings: false, wasm: false } });
    vm.evaluate(files[0]?.text ?? "");
    return vm.evaluate("answered");
  },
};

const chromium: Runtime = {
  name: "Chromium under a policy for content",
  missing: hasChromium ? undefined : "is not installed as /usr/bin/chromium",
  bare: true,
  async run({ bundle, write }) {
    const script = write("page.js", "globalThis.answered = answer();");
    const { files } = await bundle(script, { splitting: true, conditions: ["browser"] });
    const texts = new Map(files.map(({ name, text }) => [`/${name}`, text]));
    const server = createServer(({ url = "" }, response) => {
      const text = texts.get(url);
      response.setHeader("content-security-policy", "default-src 'none'; script-src 'self'");
      response.setHeader("content-type", text === undefined ? "text/html" : "text/javascript");
      response.end(
        text ??
          '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>',
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const page = await openChromium();
    try {
      await page.open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      const asked = { expression: "answered", awaitPromise: true, returnByValue: true };
      const { result } = await page.send("Runtime.evaluate", asked);
      return (result as { readonly value: string }).value;
    } finally {
      await page.close();
      server.close();
    }
  },
};

/** What the others are compared with. */
export const reference: Runtime = command("Node", process.execPath);

export const runtimes: readonly Runtime[] = [
  command("Node 22", installed(["node22", "bin/node"])),
  command("Node 24", installed(["node24", "bin/node"])),
  // Without a flag that allows something, everything is forbidden: files, network, environment.
  command(
    "Deno without permissions",
    installed(
      ["@deno/linux-x64-glibc", "deno"],
      ["@deno/linux-arm64-glibc", "deno"],
      ["@deno/darwin-arm64", "deno"],
    ),
    ["run", "--no-prompt", "--no-remote"],
  ),
  command(
    "Bun",
    installed(
      ["@oven/bun-linux-x64", "bin/bun"],
      ["@oven/bun-linux-aarch64", "bin/bun"],
      ["@oven/bun-darwin-aarch64", "bin/bun"],
    ),
    ["--no-install"],
  ),
  workerd,
  edge,
  chromium,
];
