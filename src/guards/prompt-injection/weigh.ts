import type { Match, Span, Stage } from "../../core/types.ts";
import { codeFences, isQuoted } from "./quotation.ts";

/** A word about attacks this close to a match makes it more likely that the match is an example. */
const discussionReach = 500;

/** Share of a finding's score that is left when the text around it discusses attacks. */
const discussed = 0.6;

/** The same when the finding is quoted besides. */
const quotedInDiscussion = 0.35;

/** Share of the remaining doubt that is removed when the text was hidden from the reader or had to be decoded. */
const hiddenBonus = 0.4;

/** Decoders that honest documents need as well; seen through them, a match is not more suspicious. */
const ordinaryDecoders: ReadonlySet<string> = new Set([
  "html-entities",
  "percent",
  "escapes",
  "quoted-printable",
  "mixed-escapes",
]);

/** What stands around the matches of one text. */
export interface Surroundings {
  readonly text: string;
  readonly stage: Stage;
  /** Where the text speaks about attacks, sorted. */
  readonly discussion: readonly Span[];
  /** What a reader of the rendered page would not see, sorted. */
  readonly hidden: readonly Span[];
}

/** Makes the function that turns a rule's score into the score of a match in these surroundings. */
export function weigher(
  surroundings: Surroundings,
): (match: Match, score: number) => { score: number; hidden: boolean } {
  const { text, stage, discussion } = surroundings;
  const fences = discussion.length > 0 ? codeFences(text) : [];
  return ({ span, view }, score) => {
    const hidden = anyOverlaps(surroundings.hidden, span);
    const disguised = view.name === "squeezed" || view.via.some((decoder) => !ordinaryDecoders.has(decoder));
    if (hidden || disguised) return { score: 1 - (1 - score) * (1 - hiddenBonus), hidden };
    if (!isDiscussed(discussion, span)) {
      return { score, hidden };
    }
    const quoted = anyOverlaps(fences, span) || isQuoted(text, span);
    if (quoted) return { score: score * quotedInDiscussion, hidden };
    return { score: stage === "input" ? score : score * discussed, hidden };
  };
}

/** A word of the discussion that lies near the span, but not in it: an attack may well say "jailbreak" itself. */
function isDiscussed(discussion: readonly Span[], span: Span): boolean {
  for (let at = firstEndingAfter(discussion, span.start - discussionReach); at < discussion.length; at++) {
    const range = discussion[at] as Span;
    if (range.start > span.end + discussionReach) return false;
    if (!overlaps(range, span)) return true;
  }
  return false;
}

function anyOverlaps(sorted: readonly Span[], span: Span): boolean {
  const first = sorted[firstEndingAfter(sorted, span.start)];
  return first !== undefined && overlaps(first, span);
}

/** Index of the first of the sorted spans that ends after a position. */
function firstEndingAfter(sorted: readonly Span[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as Span).end > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
