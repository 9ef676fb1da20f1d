import type { Match, Span, Stage } from "../../core/types.ts";
import { codeFences, isEmbedded, quotationStart } from "./quotation.ts";
import { isIntroduced, isReported } from "./reported.ts";

/** A word about attacks or prompts this close to a match, in UTF-16 units, makes it more likely that it is an example. */
const discussionReach = 1500;

/** Share of a finding's score that is left in the surroundings of an example. */
const shares = {
  /** Quoted or reported, near words about attacks. */
  mentionedInDiscussion: 0.25,
  /** In quotation marks that the sentence introduces: `users typed "..."`. */
  introduced: 0.4,
  /** In quotation marks that stand inside of a sentence, in a document. */
  embedded: 0.4,
  /** Near words about attacks, in a document. */
  discussed: 0.6,
  /** Quoted or reported, near words about prompts, models or security, in a document. */
  mentionedNearby: 0.35,
  /** Reported, in a document. */
  reported: 0.5,
} as const;

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

const whole = { share: 1, mention: false } as const;

/** What stands around the matches of one text; all spans are sorted. */
export interface Surroundings {
  readonly text: string;
  readonly stage: Stage;
  /** Where the text speaks about attacks on language models. */
  readonly attacks: readonly Span[];
  /** Where it speaks about prompts, models, or security in general. */
  readonly related: readonly Span[];
  /** What a reader of the rendered page would not see. */
  readonly hidden: readonly Span[];
}

/** A rule's score in its surroundings. */
export interface Weight {
  readonly score: number;
  readonly hidden: boolean;
  readonly mention: boolean;
}

/** Makes the function that turns a rule's score into the score of a match in these surroundings. */
export function weigher(surroundings: Surroundings): (match: Match, score: number) => Weight {
  const { text, stage, attacks, related, hidden } = surroundings;
  const fences = codeFences(text);
  const isDocument = stage !== "input";

  /** What is left of a score here, and whether the match is quoted or reported. */
  function shareOf(span: Span): { readonly share: number; readonly mention: boolean } {
    const discussed = isNear(attacks, span);
    const reported = isReported(text, span.start);
    const quotation = quotationStart(text, span);
    const quoted = quotation >= 0 || anyOverlaps(fences, span);
    const mention = quoted || reported;
    if (discussed && mention) return { share: shares.mentionedInDiscussion, mention };
    if (!isDocument) return whole;
    if (quotation >= 0 && isIntroduced(text, quotation)) return { share: shares.introduced, mention };
    if (mention && isNear(related, span)) return { share: shares.mentionedNearby, mention };
    if (quotation >= 0 && isEmbedded(text, span, quotation))
      return { share: shares.embedded, mention: false };
    if (discussed) return { share: shares.discussed, mention };
    return reported ? { share: shares.reported, mention } : whole;
  }

  return ({ span, view }, score) => {
    const unseen = anyOverlaps(hidden, span);
    const disguised = view.name === "squeezed" || view.via.some((decoder) => !ordinaryDecoders.has(decoder));
    if (unseen || disguised) {
      return { score: 1 - (1 - score) * (1 - hiddenBonus), hidden: unseen, mention: false };
    }
    const { share, mention } = shareOf(span);
    return { score: score * share, hidden: false, mention };
  };
}

/** Whether a word of the discussion lies near the span, but not in it: an attack may well say "jailbreak" itself. */
function isNear(words: readonly Span[], span: Span): boolean {
  for (let at = firstEndingAfter(words, span.start - discussionReach); at < words.length; at++) {
    const word = words[at] as Span;
    if (word.start > span.end + discussionReach) return false;
    if (!overlaps(word, span)) return true;
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
