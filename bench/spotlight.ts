// What spotlight costs: marking and restoring in microseconds a KB, by mode, and the work that seams add to checkDocuments.

import { checkDocuments } from "../src/core/documents.ts";
import { createRunner } from "../src/core/runner.ts";
import { injectionPatterns } from "../src/guards/prompt-injection/index.ts";
import { createSpotlight, type SpotlightMode } from "../src/guards/spotlight/index.ts";
import { type Contestant, compare, machine, table } from "./measure.ts";
import { freshTexts } from "./texts.ts";

const modes: readonly SpotlightMode[] = ["delimit", "mark", "encode"];
const kinds = freshTexts(400).filter(({ name }) => /2 KB|100 KB/.test(name));

console.log(machine());
console.log("\nMarking, and restoring what was marked, in pieces of 20 characters: µs/KB\n");
const rows: string[][] = [];
for (const { name, texts } of kinds) {
  const contestants = modes.flatMap((mode): readonly Contestant[] => {
    const mark = createSpotlight({ mode });
    const restoring = new Map(
      texts.map((text) => {
        const marking = mark([{ text, stage: "retrieval", origin: "a" }], []);
        return [text, { marking, marked: marking.texts[0] as string }] as const;
      }),
    );
    return [
      { name: mode, run: (text) => mark([{ text, stage: "retrieval", origin: "a" }], []) },
      {
        name: `restore ${mode}`,
        run: (text) => {
          const { marking, marked } = restoring.get(text) as {
            marking: ReturnType<typeof mark>;
            marked: string;
          };
          const restorer = marking.restorer();
          for (let at = 0; at < marked.length; at += 20) restorer.push(marked.slice(at, at + 20));
          return restorer.end();
        },
      },
    ];
  });
  const medians = await compare(contestants, texts);
  const size = (texts[0]?.length ?? 0) / 1000;
  rows.push([name, ...contestants.map(({ name: one }) => ((medians.get(one) ?? 0) / size).toFixed(2))]);
}
table(["text", ...modes.flatMap((mode) => [mode, `restore ${mode}`])], rows);

console.log("\nChecking 10 documents, with their seams and one by one\n");
const runner = createRunner([injectionPatterns()], {});
const prose = freshTexts(2000).find(({ name }) => name === "prose, 2 KB")?.texts ?? [];
const seams: string[][] = [];
for (const length of [300, 1000, 2000]) {
  let [together, alone] = [0, 0];
  for (let first = 0; first < prose.length; first += 10) {
    const chunks = prose
      .slice(first, first + 10)
      .map((text, index) => ({ id: `${index}`, text: text.slice(0, length) }));
    // The best of some turns of either, because noise only ever adds.
    let [best, bestAlone] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let turn = 0; turn < 6; turn++) {
      const started = performance.now();
      checkDocuments(runner, chunks, {});
      const between = performance.now();
      for (const chunk of chunks) checkDocuments(runner, [chunk], {});
      best = Math.min(best, between - started);
      bestAlone = Math.min(bestAlone, performance.now() - between);
    }
    together += best;
    alone += bestAlone;
  }
  const lists = prose.length / 10;
  const micros = (millis: number): string => ((millis / lists) * 1000).toFixed(0);
  const more = `${((together / alone - 1) * 100).toFixed(0)} %`;
  seams.push([`10 x ${length}`, micros(alone), micros(together), more]);
}
table(["documents", "one by one, µs", "with seams, µs", "more"], seams);
