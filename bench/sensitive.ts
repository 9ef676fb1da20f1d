// Times the guards for secrets and personal data beside other packages that look for the same, on texts seen once.
import { loadavg } from "node:os";
import { createScanner } from "../src/core/scan.ts";
import { createViews } from "../src/core/views.ts";
import { pii } from "../src/guards/pii/index.ts";
import { secrets } from "../src/guards/secrets/index.ts";
import { createChecker, type Guard } from "../src/index.ts";
import { type Contestant, compare, machine, median, table } from "./measure.ts";
import { sensitivePeers } from "./sensitive-peers.ts";
import { sensitiveTexts } from "./sensitive-texts.ts";
import { plainTexts, type TextKind } from "./texts.ts";

const counts: ReadonlyMap<number, number> = new Map([
  [2_000, 960],
  [50_000, 48],
]);
const stage = "output";
const both = "**sallyport, both guards**";

function own(name: string, guards: readonly Guard[]): Contestant {
  const checker = createChecker(guards);
  return { name, run: (text) => checker.check(text, { stage }) };
}

/** Times by the kilobyte of 1024 characters, so that texts of all lengths compare. */
function byKilobyte(micros: number | undefined, { texts }: TextKind): number | undefined {
  return micros === undefined ? undefined : (micros * 1024) / (texts[0] as string).length;
}

const written = (micros: number | undefined): string => micros?.toPrecision(3) ?? "-";

/** Medians of what a check is made of: views, one scan for both guards, and each guard's own work. */
async function split({ texts }: TextKind): Promise<readonly (readonly [string, number | undefined])[]> {
  const guards = [secrets(), pii()];
  const scanner = createScanner(guards.map(({ rules }) => rules ?? { rules: [] }));
  const { signal } = new AbortController();
  const times = new Map<string, number[]>(
    ["views", "scan", ...guards.map(({ name }) => name)].map((step) => [step, []]),
  );
  for (const text of texts) {
    let last = performance.now();
    const step = (name: string): void => {
      const now = performance.now();
      times.get(name)?.push((now - last) * 1000);
      last = now;
    };
    const views = createViews(text);
    // Views are made when they are first asked for.
    if (views.scanned.length === 0 || views.folded.text.length < 0) throw new Error("no views");
    step("views");
    const { matches } = scanner.scan(views, stage);
    step("scan");
    for (const [index, guard] of guards.entries()) {
      const findings = guard.inspect({ text, stage, views, matches: matches[index] ?? [], signal });
      if (findings instanceof Promise) await findings;
      step(guard.name);
    }
  }
  return [...times].map(([name, list]) => [name, median(list.slice(list.length >> 1))]);
}

const kinds = [...plainTexts(counts), ...sensitiveTexts(counts)];
const contestants = [
  own(both, [secrets(), pii()]),
  own("sallyport, secrets", [secrets()]),
  own("sallyport, personal data", [pii()]),
  ...(await sensitivePeers()),
];

console.log(`\nSecrets and personal data: microseconds a KB, times of sallyport's both guards in brackets\n`);
console.log(
  `${machine()}, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(" ")}; medians of texts seen once, contestants taking turns in one process.\n`,
);
const rows = new Map<string, string[]>(contestants.map(({ name }) => [name, []]));
let slowest = kinds[0] as TextKind;
let most = 0;
for (const kind of kinds) {
  const medians = await compare(contestants, kind.texts);
  const base = byKilobyte(medians.get(both), kind) ?? Number.NaN;
  if (base > most) {
    most = base;
    slowest = kind;
  }
  for (const { name } of contestants) {
    const value = byKilobyte(medians.get(name), kind);
    const ratio = name === both || value === undefined ? "" : ` (x ${(value / base).toPrecision(2)})`;
    rows.get(name)?.push(`${written(value)}${ratio}`);
  }
}
table(
  ["", ...kinds.map(({ name }) => name)],
  [...rows].map(([name, cells]) => [name, ...cells]),
);

console.log(`\nWhere the time of both guards goes on the slowest kind (${slowest.name})\n`);
table(
  ["step", "µs a KB"],
  (await split(slowest)).map(([step, micros]) => [step, written(byKilobyte(micros, slowest))]),
);
console.log(`\nLoad at the end: ${loadavg()[0]?.toFixed(1)}`);
