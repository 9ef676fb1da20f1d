import {
  createChecker,
  exfiltration,
  type Guard,
  guard,
  injectionClassifier,
  injectionPatterns,
  pii,
  type Stage,
  secrets,
  vault,
} from "sallyport";
import { canonical } from "./canonical.ts";
import { characters, dirty, texts } from "./fixture.ts";
import { outcome } from "./outcome.ts";

const stages: readonly Stage[] = ["input", "retrieval", "tool", "output"];

const pieces = (text: string, size: number): string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));

const everyGuard = (): readonly Guard[] => [
  injectionPatterns(),
  injectionClassifier(),
  secrets(),
  pii(),
  exfiltration({ allowHosts: ["lantern.example"] }),
];

export async function verdicts(): Promise<unknown> {
  const checker = createChecker(everyGuard());
  const usual = createChecker();
  const list: unknown[] = [];
  for (const { text } of texts) {
    const byStage: unknown[] = [await usual.check(text, { stage: "input" })];
    for (const stage of stages) byStage.push(await checker.check(text, { stage }));
    list.push(byStage);
  }
  return list;
}

/** What texts are read as: hashes of all views, and their signals. */
export async function views(): Promise<unknown> {
  const seen: unknown[] = [];
  const witness: Guard = {
    name: "witness",
    stages: ["input"],
    inspect: ({ views }) => {
      const { folded, scanned, signals, hidden, truncated } = views;
      const forms = [folded, ...scanned].map(({ name, via, text }) => [name, via, text]);
      seen.push({ forms, signals, hidden, truncated });
      return [];
    },
  };
  const checker = createChecker([witness]);
  for (const text of [...characters, ...texts.map(({ text }) => text)]) {
    await checker.check(text, { stage: "input" });
  }
  return Promise.all(seen.map(async (one) => sha256(canonical(one))));
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function treatments(): Promise<unknown> {
  const list: unknown[] = [];
  const guards = [secrets(), pii()];
  for (const treatment of ["mask", "hash", "pseudonym", "neutralise", "flag", "block"] as const) {
    const given = treatment === "pseudonym" ? { vault: vault() } : { hashKey: "sixteen bytes or more" };
    const policy = { actions: { pii: treatment, secret: treatment } };
    const checker = createChecker(guards, { policy, ...given });
    list.push(await checker.check(dirty, { stage: "output" }));
  }
  return list;
}

export async function streams(): Promise<unknown> {
  const list: unknown[] = [];
  const guards: readonly Guard[] = [secrets(), pii({ types: ["email"] })];
  const checker = createChecker(guards);
  const strict = createChecker([secrets({ action: "block" })]);
  for (const size of [1, 2, 3, 7, 40, 1000]) {
    for (const { stream } of [checker, strict]) {
      const source = new ReadableStream<string>({
        start(controller) {
          for (const piece of pieces(dirty, size)) controller.enqueue(piece);
          controller.close();
        },
      });
      list.push(await outcome(() => read(source.pipeThrough(stream({ stage: "output" })))));
    }
    const speak = guard(async function* (_prompt: string) {
      yield* pieces(dirty, size);
    }, guards);
    list.push(
      await outcome(async () => {
        let text = "";
        for await (const piece of speak("Which key?")) text += piece;
        return text;
      }),
    );
  }
  return list;
}

async function read(stream: ReadableStream<string>): Promise<string> {
  const reader = stream.getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
  return text;
}
