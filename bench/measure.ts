import { cpus } from "node:os";

/** Something that looks at one text. */
export interface Contestant {
  readonly name: string;
  readonly run: (text: string) => unknown;
  /** Largest text it is given; slower ones would keep the others waiting. */
  readonly most?: number;
  /** Takes milliseconds a text, so it is given fewer of them. */
  readonly slow?: boolean;
}

/** Median times in microseconds by contestant, for one kind of text. */
export type Medians = ReadonlyMap<string, number | undefined>;

/** Texts in a row that one contestant looks at before it is the next one's turn. */
const batch = 12;

/** Part of the texts that are for warming up, and texts of either part that are enough for slow contestants. */
const warming = 0.75;
const enough = 96;

/**
 * Lets every contestant look at every text once, taking turns in small batches so that noise hits all alike.
 *
 * The first three quarters of the texts warm up; the medians are those of the last quarter.
 */
export async function compare(
  contestants: readonly Contestant[],
  texts: readonly string[],
): Promise<Medians> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  const measured = Math.floor(texts.length * warming);
  for (let from = 0; from < texts.length; from += batch) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const contestant = contestants[(turn + from / batch) % contestants.length] as Contestant;
      const { name, run, most = Number.POSITIVE_INFINITY, slow = false } = contestant;
      if (slow && (from < measured ? from : from - measured) > enough) continue;
      for (const [offset, text] of texts.slice(from, from + batch).entries()) {
        if (text.length > most) continue;
        const started = performance.now();
        const result = run(text);
        if (result instanceof Promise) await result;
        const micros = (performance.now() - started) * 1000;
        if (from + offset >= measured) times.get(name)?.push(micros);
      }
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
