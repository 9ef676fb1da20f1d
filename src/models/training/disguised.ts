import { transforms } from "../../evaluation/transforms/index.ts";
import { seededRandom, shuffled } from "../random.ts";
import type { Row } from "./rows.ts";

/** Share of rows that are learnt from in disguise as well. */
const shareInDisguise = 0.3;

/** What a row in disguise weighs beside the row as it is. */
const weightInDisguise = 0.5;

/** Attacks, and as many harmless texts, that are asked about in every disguise there is. */
const askedOfLabel = 120;

/** Longer texts are not rewritten as a whole by anybody. */
const longest = 1_000;

/** Some of the rows written in other ways, attacks and harmless texts alike, to learn from: one disguise each. */
export function learntInDisguise(rows: readonly Row[]): Row[] {
  const random = seededRandom(6);
  return rows.flatMap((row) => {
    if (random() >= shareInDisguise) return [];
    const transform = transforms[Math.floor(random() * transforms.length)];
    const written = transform && rewrite(row, transform, random);
    return written ? [{ ...written, weight: weightInDisguise * (row.weight ?? 1) }] : [];
  });
}

/** Short rows as they are, by the name of `none`, and in every disguise, to be asked about alone. */
export function askedInDisguise(rows: readonly Row[]): Row[] {
  const random = seededRandom(7);
  const pick = (attack: boolean): readonly Row[] =>
    shuffled(
      rows.filter((row) => row.attack === attack && row.text.length <= longest),
      random,
    ).slice(0, askedOfLabel);
  return [...pick(true), ...pick(false)].flatMap((row) => [
    { ...row, disguise: "none" },
    ...transforms.flatMap((transform) => rewrite(row, transform, random) ?? []),
  ]);
}

/** Rewrites the attack alone where a row says where it stands. */
function rewrite(row: Row, transform: (typeof transforms)[number], random: () => number): Row | undefined {
  const [start, end] = row.span ?? [0, row.text.length];
  if (end - start > longest) return undefined;
  const part = row.text.slice(start, end);
  const written = transform.apply(part, random);
  if (written === undefined || written === part) return undefined;
  const text = row.text.slice(0, start) + written + row.text.slice(end);
  return {
    ...row,
    text,
    disguise: transform.name,
    ...(row.span !== undefined && { span: [start, start + written.length] as const }),
  };
}
