// Names the rules that cost the most on ordinary texts, in counts that no busy machine can change.
import { compileRules } from "../src/core/compile.ts";
import { createPrefilter } from "../src/core/prefilter.ts";
import { builtinEngine } from "../src/core/regex/builtin-engine.ts";
import { planScan } from "../src/core/scan-plan.ts";
import { createViews } from "../src/core/views.ts";
import { rules as sources } from "../src/guards/prompt-injection/rules/index.ts";
import { table } from "./measure.ts";
import { freshTexts } from "./texts.ts";

const unit = 500;
const only = process.argv[2];
const { rules } = compileRules(sources);
const { nodes } = planScan(rules);
const prefilter = createPrefilter([{ rules }]);
const wanted = new Uint8Array(rules.length).fill(1);
const costs = rules.map(({ id, source }) => ({ id, length: source.length, tries: 0, starts: 0, steps: 0 }));
const matchers = rules.map((rule) => builtinEngine.compile(rule));
let characters = 0;

for (const { name, texts } of freshTexts(300)) {
  if (name.startsWith("mixed")) continue;
  for (const one of texts) {
    const { text } = createViews(one).folded;
    characters += text.length;
    for (const rule of prefilter.walk(text, wanted, 1)) {
      const cost = costs[rule];
      if (cost === undefined) continue;
      const windows = prefilter.windowsOf(rule);
      cost.tries++;
      for (let at = 0; at < windows.length; at += 2) {
        const from = windows[at] as number;
        const to = windows[at + 1] as number;
        cost.starts += to - from + 1;
        cost.steps += matchers[rule]?.findAll(text, from, to, [], Number.POSITIVE_INFINITY) ?? 0;
      }
    }
  }
}

const per = (count: number): string => ((count * unit) / characters).toFixed(3);
const sum = (key: "length" | "tries" | "starts" | "steps"): number =>
  costs.reduce((total, cost) => total + cost[key], 0);
const leadsOf = rules.map(({ branches }) =>
  branches.reduce((total, [leading]) => total + (leading?.list.factors.length ?? 0), 0),
);
console.log(
  `${rules.length} rules, ${sum("length")} characters of patterns, ${nodes} nodes, ` +
    `${leadsOf.reduce((total, leads) => total + leads, 0)} leads, ${rules.flatMap(({ branches }) => branches).length} branches; per ${unit} characters: ` +
    `${per(sum("tries"))} tries, ${per(sum("starts"))} starts, ${per(sum("steps"))} steps\n`,
);
table(
  ["rule", "pattern", "leads", "tries", "starts", "steps"],
  costs
    .map((cost, rule) => ({ ...cost, leads: leadsOf[rule] as number }))
    .filter(({ id }) => only === undefined || id.includes(only))
    .sort((a, b) => b.steps + 100 * b.tries - (a.steps + 100 * a.tries))
    .slice(0, 80)
    .map(({ id, length, leads, tries, starts, steps }) => [
      id,
      String(length),
      String(leads),
      per(tries),
      per(starts),
      per(steps),
    ]),
);
