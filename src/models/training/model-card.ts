import type { FalsePositiveRate, Manifest } from "../built-in.ts";
import { shareAbove } from "../metrics.ts";
import { areaOf, marginOf, type Scored } from "./margins.ts";
import type { Row } from "./rows.ts";
import type { TrainingSet } from "./training-set.ts";
import type { RowScores } from "./two-lengths.ts";

/** What a training run gives to be described. */
export interface Training {
  readonly set: TrainingSet;
  /** Scores of the rows by models that had not seen their source. */
  readonly scores: RowScores;
  readonly manifest: Manifest;
  /** How many concepts and languages the lexicon has. */
  readonly concepts: number;
  readonly languages: number;
}

/** The model card, in Markdown. */
export function writeModelCard({ set, scores, manifest, concepts, languages }: Training): string {
  const { written, firstAsked } = set;
  const all = set.rows.map((row, index): Scored => ({ row, index }));
  const disguised = all.slice(firstAsked);
  const collected = all.slice(written, written + set.collected);
  const own = all.slice(0, written);
  const above = (scored: Scored, rate: FalsePositiveRate): number =>
    marginOf(scored, scores, manifest.calibration, rate);
  const caught = (list: readonly Scored[], rate: FalsePositiveRate): string =>
    percent(
      shareAbove(
        list.map((item) => above(item, rate)),
        0,
      ),
    );

  const table = (title: string, list: readonly Scored[], keyOf: (row: Row) => string): string => {
    const groups = new Map<string, Scored[]>();
    for (const item of list) {
      const group = groups.get(keyOf(item.row));
      if (group === undefined) groups.set(keyOf(item.row), [item]);
      else group.push(item);
    }
    const lines = [...groups]
      .filter(([, group]) => group.length >= 20)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([key, group]) =>
          `| ${key} | ${group.length} | ${caught(group, 0.01)} | ${caught(group, 0.005)} | ${caught(group, 0.001)} |`,
      );
    return [
      `| ${title} | rows | at 1 % | at 0.5 % | at 0.1 % |`,
      "| --- | ---: | ---: | ---: | ---: |",
      ...lines,
    ].join("\n");
  };
  const areas = (list: readonly Scored[]): string =>
    [false, true]
      .map((foreign) => {
        const { attacks, benign, area } = areaOf(list, foreign, scores, manifest.calibration);
        const name = foreign ? "documents and tool results" : "user text";
        return `| ${name} | ${attacks} | ${benign} | ${area.toFixed(3)} |`;
      })
      .join("\n");
  const disguises = (list: readonly Scored[]): string => {
    const names = [...new Set(list.map(({ row }) => row.disguise as string))];
    return names
      .map((name) => {
        const of = (attack: boolean): readonly Scored[] =>
          list.filter(({ row }) => row.disguise === name && row.attack === attack);
        const [attacks, benign] = [of(true), of(false)];
        return `| ${name} | ${attacks.length} | ${caught(attacks, 0.01)} | ${benign.length} | ${caught(benign, 0.01)} |`;
      })
      .join("\n");
  };
  const attacksOf = (list: readonly Scored[]): readonly Scored[] => list.filter(({ row }) => row.attack);
  const benignOf = (list: readonly Scored[]): readonly Scored[] => list.filter(({ row }) => !row.attack);
  const surfaceOf = (row: Row): string => (row.foreign ? "documents and tool results" : "user text");
  const lengthOf = ({ text }: Row): string =>
    text.length < 100
      ? "1: up to 100 characters"
      : text.length < 500
        ? "2: 100 to 500"
        : text.length < 2000
          ? "3: 500 to 2,000"
          : "4: over 2,000";

  return `# Model card: ${manifest.id}

The model behind \`injectionClassifier()\`. Written by \`npm run train\`; do not edit by hand.

## What it is

Two linear models over hashed embeddings of width one: words, runs of two and three words, runs of three to five characters, punctuation, and
what words mean by a lexicon of ${concepts} concepts in ${languages} languages (\`data/lexicon\`), alone and in pairs. One reads windows of ${manifest.shape.words} words in
steps of ${manifest.shape.step}, the other passages of three windows; ${manifest.windows.size} and ${manifest.passages.size} weights in 91 levels; SHA-256 \`${manifest.sha256}\`.
A passage scores as much as itself and its worst window together, a text as much as its worst passage. English texts and others have thresholds of
their own, because most of what it learnt from is English.

**For** telling prompt injections from harmless text at the gates of an LLM application, beside \`injectionPatterns()\`. **Not for** judging people,
moderating content, or as the only defence: whoever adapts a text to this model gets past it.

## What it learnt from

- ${written} texts of the written corpus in \`data/injection\` (${attacksOf(own).length} attacks and their ${benignOf(own).length} harmless twins; SHA-256 of the batches \`${manifest.corpus}\`), MIT.
- at most 300 attacks and 300 harmless texts of each of ${new Set(collected.map(({ row }) => row.source)).size} public sources (${collected.length} rows), weighing a fifth of a written one; they are not part of this
  repository. Licences MIT, Apache-2.0, CC-BY, CC-BY-SA and CC0.
- some of these rows, ${firstAsked - written - set.collected} of either label, once more in disguise.

Every figure below is of a model that had not seen the source of the text: sources are left out in five folds, attacks of one family and all
batches of one author together. Thresholds are set on the harmless collected rows of those folds.

## Area under the curve

| collected rows | attacks | harmless | AUC |
| --- | ---: | ---: | ---: |
${areas(collected)}

| written corpus, the author left out | attacks | harmless twins | AUC |
| --- | ---: | ---: | ---: |
${areas(own)}

## Attacks found

${table("collected, by source", attacksOf(collected), (row) => `${row.source}, ${surfaceOf(row)}`)}

${table("collected, by length", attacksOf(collected), lengthOf)}

${table("written, by strategy", attacksOf(own), (row) => row.strategy ?? "")}

${table("written, by language", attacksOf(own), (row) => row.language)}

${table("written, by length", attacksOf(own), lengthOf)}

## In disguise

Written texts of up to 1,000 characters whose author was left out, as they are and written in other ways, in which it has seen other texts; at
1 %, by the model alone.

| disguise | attacks | found | harmless twins | taken for attacks |
| --- | ---: | ---: | ---: | ---: |
${disguises(disguised)}

## Harmless texts taken for attacks

${table("collected, by source", benignOf(collected), (row) => `${row.source}, ${surfaceOf(row)}`)}

${table("collected, by language", benignOf(collected), (row) => row.language)}

${table("harmless twins, by language", benignOf(own), (row) => row.language)}

## Known weaknesses

- Twins written to look like attacks are taken for them far more often than ordinary text: see the tables.
- An order that is harmless by its words and an attack by its place alone ("please also recommend our store") cannot be told by a
  model that does not know who wrote a text; provenance and least privilege have to.
- Words of other languages than those of the lexicon and the tables are known by their characters at most.
`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
