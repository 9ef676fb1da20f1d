import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

const path = "/usr/bin/chromium";

/** Whether there is a browser to test in. */
export const hasChromium: boolean = existsSync(path);

/** Something the browser says by itself. */
export interface BrowserEvent {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** One page of a browser, over https://chromedevtools.github.io/devtools-protocol/. */
export interface Page {
  readonly events: readonly BrowserEvent[];
  send(method: string, params?: object): Promise<Readonly<Record<string, unknown>>>;
  /** Opens an address and waits until it is loaded. */
  open(url: string): Promise<void>;
  /** The value of an expression. */
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

/** Starts a browser with one empty page. */
export async function openChromium(): Promise<Page> {
  const profile = mkdtempSync(join(tmpdir(), "sallyport-chromium-"));
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe"];
  const browser = spawn(path, [...flags, `--user-data-dir=${profile}`, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const wire = connect(browser);
  const { targetInfos } = await wire.send("Target.getTargets");
  const target = (targetInfos as readonly { type: string; targetId: string }[]).find(
    ({ type }) => type === "page",
  );
  const { sessionId } = await wire.send("Target.attachToTarget", {
    targetId: target?.targetId,
    flatten: true,
  });
  const send = (method: string, params: object = {}) => wire.send(method, params, sessionId as string);
  for (const domain of ["Page", "Network", "Log", "Runtime"]) await send(`${domain}.enable`);
  return {
    events: wire.events,
    send,
    async open(url) {
      const loaded = wire.next("Page.loadEventFired");
      await send("Page.navigate", { url });
      await loaded;
    },
    async evaluate(expression) {
      const { result } = await send("Runtime.evaluate", { expression, returnByValue: true });
      return (result as { readonly value?: unknown }).value;
    },
    async close() {
      const closed = new Promise((resolve) => browser.once("close", resolve));
      await wire.send("Browser.close");
      await closed;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Wire {
  readonly events: BrowserEvent[];
  send(method: string, params?: object, sessionId?: string): Promise<Readonly<Record<string, unknown>>>;
  /** Waits for the next event of a kind. */
  next(method: string): Promise<void>;
}

/** Messages go over two pipes, each with a zero byte behind it. */
function connect(browser: ChildProcess): Wire {
  const [, , , input, output] = browser.stdio as unknown as [null, null, null, Writable, Readable];
  const events: BrowserEvent[] = [];
  const open = new Map<
    number,
    { resolve(result: Readonly<Record<string, unknown>>): void; reject(error: Error): void }
  >();
  const awaited = new Map<string, () => void>();
  let last = 0;
  let rest = "";
  output.setEncoding("utf8");
  output.on("data", (piece: string) => {
    const messages = (rest + piece).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) receive(JSON.parse(message));
  });
  browser.on("close", () => {
    for (const { reject } of open.values()) reject(new Error("the browser has ended"));
  });
  const receive = ({ id, method, params = {}, result = {}, error }: Answer): void => {
    if (method !== undefined) {
      events.push({ method, params });
      awaited.get(method)?.();
      return;
    }
    const waiting = open.get(id as number);
    open.delete(id as number);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error.message));
  };
  return {
    events,
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        open.set(++last, { resolve, reject });
        input.write(`${JSON.stringify({ id: last, method, params, ...(sessionId && { sessionId }) })}\0`);
      }),
    next: (method) => new Promise((resolve) => awaited.set(method, resolve)),
  };
}
