// What the classifier costs: a text at a time, beside the patterns and one charCodeAt pass; and how long its weights take to load.
import { createChecker, injectionClassifier, injectionPatterns } from "../src/index.ts";
import { builtInModel } from "../src/models/built-in.ts";
import { type Contestant, compare, machine, micros, table } from "./measure.ts";
import { freshTexts } from "./texts.ts";

const started = performance.now();
const model = await builtInModel();
const loading = performance.now() - started;
const both = createChecker([injectionPatterns(), injectionClassifier()]);
const patterns = createChecker([injectionPatterns()]);

function pass(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum += text.charCodeAt(index);
  return sum;
}

function worst(text: string): number {
  let most = Number.NEGATIVE_INFINITY;
  model.score(text, true, (_start, _end, score) => {
    most = Math.max(most, score);
  });
  return most;
}

const contestants: readonly Contestant[] = [
  { name: "one charCodeAt pass", run: pass },
  { name: "the model alone", run: worst },
  { name: "check by patterns", run: (text) => patterns.check(text, { stage: "retrieval" }) },
  { name: "check by patterns and classifier", run: (text) => both.check(text, { stage: "retrieval" }) },
];

console.log(machine());
console.log(`\nThe weights are ready after ${loading.toFixed(1)} ms.\n`);
const kinds = freshTexts(400);
const rows: string[][] = contestants.map(({ name }) => [name]);
for (const { texts } of kinds) {
  const medians = await compare(contestants, texts);
  for (const [index, { name }] of contestants.entries()) rows[index]?.push(micros(medians.get(name)));
}
table(["median per text", ...kinds.map(({ name }) => name)], rows);
