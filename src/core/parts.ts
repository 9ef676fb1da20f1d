import { andThen, mapInLanes } from "./lanes.ts";
import { latePattern } from "./late-pattern.ts";
import type { RunContext, Seen } from "./ruling.ts";
import type { Runner } from "./runner.ts";
import type { Place } from "./strings.ts";
import type { Finding } from "./types.ts";

const runsAtOnce = 4;

/** A finding of which a part has so much of the score is found in it. */
const sameScore = 0.9;

const isWord = latePattern("[\\p{L}\\p{N}]", "u");

/** The part of a finding that stands in one of the texts. */
interface Piece {
  readonly index: number;
  readonly finding: Finding;
}

/** A text as it is put together from parts. */
interface Whole {
  readonly text: string;
  /** Of the texts in their list. */
  readonly parts: readonly number[];
  /** Where each part begins. */
  readonly starts: readonly number[];
}

/**
 * What guards see only when they look at the parts of one content together, as a model does, by the index of the text and with
 * its offsets. Each of the texts has the part of a finding that stands in it.
 *
 * Parts of one content are texts in fields `text` of the items of one list, or within them.
 */
export function lookOverParts(
  runner: Runner,
  texts: readonly Place[],
  contextOf: (index: number) => RunContext,
): ReadonlyMap<number, Seen> | Promise<ReadonlyMap<number, Seen>> {
  const found = new Map<number, Seen>();
  const wholes = contentsOf(texts, contextOf).flatMap((parts) => wholesOf(texts, parts));
  if (wholes.length === 0) return found;
  const alone = new Map<number, Seen | Promise<Seen>>();
  const lookAlone = (index: number): Seen | Promise<Seen> => {
    const known = alone.get(index) ?? runner.look((texts[index] as Place).text, contextOf(index));
    alone.set(index, known);
    return known;
  };
  const looks = mapInLanes(wholes, runsAtOnce, (whole) =>
    andThen(runner.look(whole.text, contextOf(whole.parts[0] as number)), (seen) =>
      andThen(
        mapInLanes(overBorders(texts, whole, seen.findings), runsAtOnce, (over) =>
          unlessAlone(over, lookAlone),
        ),
        (news) => {
          for (const [index, findings] of byPart(whole, seen, news.flat())) {
            const before = found.get(index);
            found.set(index, {
              findings: unlike([...(before?.findings ?? []), ...findings]),
              failures:
                before === undefined || before.failures.length === 0 ? seen.failures : before.failures,
              truncated: seen.truncated || before?.truncated === true,
            });
          }
        },
      ),
    ),
  );
  return andThen(looks, () => found);
}

/** Texts that stand in one list at one stage, where there are several. */
function contentsOf(
  texts: readonly Place[],
  contextOf: (index: number) => RunContext,
): readonly (readonly number[])[] {
  const contents = new Map<string, number[]>();
  for (const [index, { path, key }] of texts.entries()) {
    const item = path.findLastIndex((step) => typeof step === "number");
    if (key === true || path.at(-1) !== "text" || item < 0) continue;
    const name = [contextOf(index).stage, ...path.slice(0, item)].join("\n");
    const content = contents.get(name);
    if (content === undefined) contents.set(name, [index]);
    else content.push(index);
  }
  return [...contents.values()].filter(({ length }) => length > 1);
}

/** The texts one behind the other, and with a line for each where nothing else may keep their words apart. */
function wholesOf(texts: readonly Place[], parts: readonly number[]): readonly Whole[] {
  const said = parts.map((index) => (texts[index] as Place).text);
  const areApart = said.every(
    (text, at) => at === 0 || isBlank(text.charAt(0)) || isBlank((said[at - 1] as string).slice(-1)),
  );
  return (areApart ? [""] : ["", "\n"]).map((glue) => {
    let length = 0;
    const starts = said.map((text) => {
      const start = length;
      length += text.length + glue.length;
      return start;
    });
    return { text: said.join(glue), parts, starts };
  });
}

function isBlank(sign: string): boolean {
  return sign.trim() === "";
}

/** The pieces of each finding that says something in more than one part. */
function overBorders(
  texts: readonly Place[],
  { parts, starts }: Whole,
  findings: readonly Finding[],
): readonly (readonly Piece[])[] {
  return findings.flatMap((finding) => {
    const { start, end } = finding.span;
    const pieces: Piece[] = [];
    for (let at = lastBelow(starts, start + 1); at <= lastBelow(starts, end); at++) {
      const index = parts[at] as number;
      const { text } = texts[index] as Place;
      const from = starts[at] as number;
      const span = {
        start: Math.min(text.length, Math.max(0, start - from)),
        end: Math.min(text.length, end - from),
      };
      if (isWord().test(text.slice(span.start, span.end)))
        pieces.push({ index, finding: { ...finding, span } });
    }
    return pieces.length > 1 ? [pieces] : [];
  });
}

/** The pieces, unless one of the parts says by itself what was found. */
function unlessAlone(
  pieces: readonly Piece[],
  lookAlone: (index: number) => Seen | Promise<Seen>,
): readonly Piece[] | Promise<readonly Piece[]> {
  const saysIt = mapInLanes(pieces, runsAtOnce, ({ index, finding: { ruleId, score, span } }) =>
    andThen(lookAlone(index), ({ findings }) =>
      findings.some(
        (own) =>
          own.ruleId === ruleId &&
          own.score >= sameScore * score &&
          own.span.start < span.end &&
          own.span.end > span.start,
      ),
    ),
  );
  return andThen(saysIt, (says) => (says.includes(true) ? [] : pieces));
}

/** Findings by their part, and all parts where not everything was seen. */
function byPart(
  { parts }: Whole,
  { failures, truncated }: Seen,
  pieces: readonly Piece[],
): ReadonlyMap<number, readonly Finding[]> {
  const isIncomplete = failures.length > 0 || truncated;
  const findings = new Map<number, Finding[]>(isIncomplete ? parts.map((index) => [index, []]) : []);
  for (const { index, finding } of pieces) {
    const known = findings.get(index);
    if (known === undefined) findings.set(index, [finding]);
    else known.push(finding);
  }
  return findings;
}

/** Index of the last number below another one. */
function lastBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < limit) low = middle;
    else high = middle;
  }
  return low;
}

function unlike(findings: readonly Finding[]): readonly Finding[] {
  const known = new Map(findings.map((finding) => [keyOf(finding), finding]));
  return [...known.values()];
}

function keyOf({ ruleId, span }: Finding): string {
  return `${ruleId} ${span.start} ${span.end}`;
}
