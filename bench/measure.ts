import { cpus } from "node:os";

/** Something that looks at one text. */
export interface Contestant {
  readonly name: string;
  readonly run: (text: string) => unknown;
  /** Largest text it is given; slower ones would keep the others waiting. */
  readonly most?: number;
}

/** Median times in microseconds by contestant, for one kind of text. */
export type Medians = ReadonlyMap<string, number | undefined>;

/**
 * Lets every contestant look at every text once, taking turns text by text so that noise hits all alike.
 *
 * The first half of the texts warms up; the medians are those of the second half.
 */
export async function compare(
  contestants: readonly Contestant[],
  texts: readonly string[],
): Promise<Medians> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (const [index, text] of texts.entries()) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const { name, run, most = Infinity } = contestants[(turn + index) % contestants.length] as Contestant;
      if (text.length > most) continue;
      const started = performance.now();
      await run(text);
      const micros = (performance.now() - started) * 1000;
      if (index >= texts.length / 2) times.get(name)?.push(micros);
    }
  }
  return new Map([...times].map(([name, list]) => [name, median(list)]));
}

/** The middle value, or `undefined` of nothing. */
export function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** A number with three significant digits and its unit. */
export function micros(value: number | undefined): string {
  if (value === undefined) return "-";
  if (value < 1000) return `${value.toPrecision(3)} µs`;
  return value < 1e6 ? `${(value / 1000).toPrecision(3)} ms` : `${(value / 1e6).toPrecision(3)} s`;
}

/** One line that says where the figures are from. */
export function machine(): string {
  const date = new Date().toISOString().slice(0, 10);
  return `${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.version}, ${date}`;
}

/** Prints rows as a Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(`| ${head.join(" | ")} |`);
  console.log(`| --- |${" ---: |".repeat(head.length - 1)}`);
  for (const row of rows) console.log(`| ${row.join(" | ")} |`);
}
