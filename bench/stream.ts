// How streams behave with each guard: secrets against the plans of a data set, and how much is held of clean texts, and how fast.
import { readFileSync } from "node:fs";
import { createRunner, type Runner } from "../src/core/runner.ts";
import { createTextStream } from "../src/core/text-stream.ts";
import { pii } from "../src/guards/pii/index.ts";
import { secrets } from "../src/guards/secrets/index.ts";
import { freshTexts } from "./texts.ts";

interface Plan {
  readonly seed: number;
  readonly min: number;
  readonly max: number;
}

const runner = createRunner([secrets()], {});
const context = { stage: "output" } as const;
const [, , file] = process.argv;
if (file !== undefined) checkPlans(file);
for (const guard of [secrets(), pii({ phones: () => ({ isValid: () => false, isPossible: () => false }) })]) {
  const alone = createRunner([guard], {});
  measureHeld(guard.name, alone);
  measureSpeed(guard.name, alone);
}

/** What comes out must be what the whole text gives, and must never begin with a part of a finding. */
function checkPlans(path: string): void {
  let runs = 0;
  let wrong = 0;
  let leaks = 0;
  for (const line of readFileSync(path, "utf8").trim().split("\n")) {
    const {
      id,
      text,
      plans = [],
    } = JSON.parse(line) as { id: string; text: string; plans?: readonly Plan[] };
    const { verdict } = runner.run(text, context) as Exclude<ReturnType<typeof runner.run>, Promise<unknown>>;
    const expected = "text" in verdict ? verdict.text : undefined;
    const every = [...plans, { seed: 1, min: 1, max: 1 }, { seed: 2, min: 1, max: 64 }];
    for (const plan of every) {
      runs++;
      let out = "";
      let leaked = false;
      const stream = createTextStream(runner, context, 1_000_000);
      for (const piece of cut(text, plan)) {
        out += stream.push(piece) as string;
        leaked ||= expected?.startsWith(out) !== true;
      }
      out += stream.end() as string;
      if (leaked) leaks++;
      if (out !== expected || leaked) {
        wrong++;
        if (wrong <= 20) {
          let at = 0;
          while (at < out.length && out.charAt(at) === expected?.charAt(at)) at++;
          console.log(
            id,
            JSON.stringify(plan),
            JSON.stringify(out.slice(Math.max(0, at - 60), at + 60)),
            "|",
            JSON.stringify(expected?.slice(Math.max(0, at - 20), at + 60)),
          );
        }
      }
    }
  }
  console.log(`plans: ${runs} runs, ${wrong} mismatches, ${leaks} leaks`);
}

function cut(text: string, { seed, min, max }: Plan): string[] {
  const pieces: string[] = [];
  let state = seed;
  for (let at = 0; at < text.length; ) {
    state |= 0;
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const length = min + Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * (max - min + 1));
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}

function measureHeld(guard: string, runner: Runner): void {
  for (const { name, texts } of freshTexts(40)) {
    if (!name.includes("2 KB")) continue;
    const held: number[] = [];
    let longest = "";
    for (const text of texts) {
      const stream = createTextStream(runner, context, 1_000_000);
      let out = 0;
      for (let at = 0; at < text.length; at += 5) {
        out += (stream.push(text.slice(at, at + 5)) as string).length;
        const now = Math.min(text.length, at + 5) - out;
        held.push(now);
        if (now > longest.length) longest = text.slice(out, at + 5);
      }
    }
    held.sort((a, b) => a - b);
    const share = (part: number): number => held[Math.floor(part * (held.length - 1))] ?? 0;
    console.log(
      `${guard}, held of ${name}: median ${share(0.5)}, p90 ${share(0.9)}, p99 ${share(0.99)}, most ${share(1)}`,
    );
  }
}

function measureSpeed(guard: string, runner: Runner): void {
  const kinds = freshTexts(150).filter(({ name }) => name.includes("2 KB"));
  for (const { name, texts } of kinds) {
    const all = texts.join("\n");
    for (const [length, unit] of [
      [20, "us"],
      [4096, "MB/s"],
    ] as const) {
      const stream = createTextStream(runner, context, 1_000_000);
      const part = unit === "us" ? all.slice(0, 100_000) : all;
      const started = performance.now();
      for (let at = 0; at < part.length; at += length) stream.push(part.slice(at, at + length));
      stream.end();
      const spent = performance.now() - started;
      const chunks = Math.ceil(part.length / length);
      console.log(
        `${guard}, speed on ${name}, chunks of ${length}: ${((1000 * spent) / chunks).toFixed(2)} us a chunk, ${(part.length / 1000 / spent).toFixed(1)} MB/s`,
      );
    }
  }
}
