import { anyWords, oneOf } from "../syntax.ts";
import type { LanguageVocabulary } from "./language-rules.ts";

/**
 * Words of a European language, as patterns in the notation of `phrase`. Stems at the start of a word stand for all their
 * forms; no pattern brings a word boundary at its start.
 */
export interface EuropeanWords {
  /** Orders to drop something, negated orders to follow it included. */
  readonly drop: string;
  /** Words between such an order and its object, which must hold no negation where that follows the verb. */
  readonly skip?: (most: number) => string;
  /** What tells earlier orders from others, before and after the noun. */
  readonly earlier: string;
  readonly after: string;
  readonly all: string;
  readonly your: string;
  readonly order: string;
  /** Of these the words seldom used of anything but a task or a command. */
  readonly strictOrder: string;
  /** "all that was said above", after an order to drop it. */
  readonly everything: string;
  /** "no longer apply", "must be forgotten", after the noun. */
  readonly voided: string;
  /** Further whole phrases of an override. */
  readonly overrides?: readonly string[];
  readonly question: string;
  /** "this", "my", before a question. */
  readonly this: string;
  /** Whole phrases that announce another task. */
  readonly newTask: readonly string[];
  /** "do not answer", "instead of answering". */
  readonly unanswered: string;
  /** Verbs of an answer, and the words for "just" that come with a dictated one. */
  readonly say: string;
  readonly just: string;
  /** More starts of a dictated answer. */
  readonly dictated?: readonly string[];
  /** Verbs that ask for a text, and "what is". */
  readonly show: string;
  readonly whatIs: string;
  /** "which", before instructions. */
  readonly which: string;
  /** Articles before its name, in languages that have them. */
  readonly the?: string;
  /** Verbs that ask for a text at the end of a sentence. */
  readonly showLast?: string;
  /** The hidden prompt by name; what is hidden only if it belongs to the model. */
  readonly prompt: string;
  readonly ownPrompt: string;
  /** "that you were given", after the noun. */
  readonly given: string;
  readonly repeat: string;
  readonly text: string;
  readonly above: string;
  /** "the above", as an object. */
  readonly theAbove: string;
  /** Verbs that ask for an answer, which may be one without limits. */
  readonly answer: string;
  readonly secret: string;
  /** "you are now"; "act", with what follows it. */
  readonly become: string;
  readonly act: string;
  readonly model: string;
  readonly limits: string;
  /** "without limits", "unfiltered". */
  readonly unbound: string;
  /** "you have no". */
  readonly lacking: string;
  /** "switch off your". */
  readonly disable: string;
  /** "DAN mode", "mode without limits"; verbs and participles that switch it on. */
  readonly mode: string;
  readonly enter: string;
  readonly active: string;
  readonly developerMode: string;
  /** A message of the system, as a heading; "end of the prompt"; "new instructions for the assistant". */
  readonly heading: string;
  readonly end: string;
  readonly announced: readonly string[];
  /** Whole phrases to keep something from the user. */
  readonly concealment: readonly string[];
}

/** What the mechanisms have in common in these languages, whose word order differs little. */
export function europeanPhrases(words: EuropeanWords): LanguageVocabulary["phrases"] {
  const { drop, skip = anyWords, earlier, after, all, your, order, question, say, just } = words;
  const which = oneOf(earlier, all, your);
  const prompt =
    words.the === undefined ? words.prompt : `${oneOf(your, words.the)} ${anyWords(1)}${words.prompt}`;
  const given = `${words.strictOrder} ${anyWords(1)}${words.given}`;
  const ownPrompt = `${your} ${anyWords(1)}${words.ownPrompt}`;
  const dictated = oneOf(
    `${say}${oneOf(` ${anyWords(1)}${just}`, '[\\s]{0,2}[:"«„“]')}`,
    `${just} ${say}`,
    ...(words.dictated ?? []),
  );
  const marks = "[#[<=*-]{1,6}\\x20{0,2}";
  return {
    override: [
      `${drop} ${skip(4)}${oneOf(`${oneOf(earlier, your)} ${anyWords(2)}${order}`, `${all} ${anyWords(2)}${words.strictOrder}`, `${order} ${anyWords(3)}${after}`, words.everything)}`,
      `${oneOf(`${which} ${anyWords(1)}${words.strictOrder}`, `${words.strictOrder} ${anyWords(1)}${after}`)} ${anyWords(3)}${words.voided}`,
      ...(words.overrides ?? []),
    ],
    dismissal: [
      `${drop} ${skip(3)}${oneOf(`${oneOf(earlier, words.this)} ${oneOf(question, words.strictOrder)}\\b`, `${question} ${anyWords(2)}${after}`)}`,
      ...words.newTask,
    ],
    hijack: [
      `${oneOf(`${drop} ${skip(4)}${oneOf(question, words.strictOrder, words.theAbove)}`, words.unanswered)} ${anyWords(6)}${dictated}`,
    ],
    extraction: [
      `${oneOf(`${words.show} ${skip(5)}`, `${words.whatIs} ${anyWords(1)}`)}${oneOf(prompt, ownPrompt, given, words.secret)}`,
      `${words.which} ${given}`,
      ...(words.showLast === undefined
        ? []
        : [`${your} ${anyWords(1)}${words.prompt} ${anyWords(4)}${words.showLast}`]),
      `${words.repeat} ${anyWords(5)}${words.text} ${anyWords(4)}${words.above}`,
    ],
    persona: [
      `${oneOf(words.become, words.act)} ${anyWords(8)}${words.unbound}`,
      `${oneOf(words.model, words.answer)} ${anyWords(3)}${words.unbound}`,
      `${words.lacking} ${anyWords(2)}${words.limits}`,
      `${words.disable} ${anyWords(1)}${words.limits}`,
      `${words.enter} ${anyWords(3)}${words.mode}`,
      `${words.mode} ${anyWords(2)}${words.active}`,
    ],
    "developer-mode": [words.developerMode],
    frame: [
      `${marks}(?:[^\\s.!?]{1,12} )?${words.heading}[\\s*]{0,2}[\\]:>#=*-]`,
      `${marks}${words.end}`,
      ...words.announced,
    ],
    concealment: words.concealment,
  };
}
