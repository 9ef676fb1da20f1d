import { digitSymbol, letterSymbol, separatorSymbol } from "../symbols.ts";

/**
 * Rarity of each letter after another one in bits, times two, base 36; a row per preceding letter, the first row and
 * column for anything else. Counted over English prose, mail, documentation and type declarations.
 */
const letterPairs: readonly string[] = [
  "z7989a9ba8dfaaa99ha76bd9icj", // other
  "7kb99kgaj9ld695mbn686cbghci", // a
  "67ffi5kgk7ao6hl6ho8bg7mkm9i", // b
  "87ldh6lm78j99il4ln9c7amkofm", // c
  "38gia4hci7jldeg8imbaebfileo", // d
  "39f98bcejfgjab7gcf67ajcebem", // e
  "47jjk89oq5ukbji4nx7fa9rlsdo", // f
  "3ahhk5je86pocga9dn9af9iknfi", // g
  "66kkl3mmn7qrfhg7jlbg7arjsfp", // h
  "abd8aab9pkmf8947cja76ibsgod", // i
  "a8lik5gpk8gjleg7gne3j7lkkek", // j
  "38fhd4ech7lkei8dime8fdmiudo", // k
  "57hga5gjk6if7gj7eriaa9egu9q", // l
  "559he4ldj8hncaf87tibkbholbl", // m
  "48g977c6kajdehe9dnj76bemqcm", // n
  "7ecbag9ciege975bau5ba7caijl", // o
  "76lhg6jha9nj7bh6ar688aomieo", // p
  "8fmhmfkmlelmbgpjikhhl0khplm", // q
  "57hac5fbj7tccbb7dpb98bejtbo", // r
  "3blbi6gnb8qegfh8bkf96ahgjep", // s
  "49geg6jk56loefk7ar9a9bnfman", // t
  "8b9bb8hapapi787has566olnfij", // u
  "75kjj2lcn5ooiioakpidkgnnnjl", // v
  "66jkh6mi64rock97kq9ahll8kil", // w
  "47oah8fpi9jpjdkf4mgg5gkifhj", // x
  "2aefhbihpdlkbdb58peacmjfmgh", // y
  "67hhd3kfd6khcdj7gnifgeiggb7", // z
];

/** Words that ordinary prompts, documents and code are full of, the most frequent first. */
const commonWords: readonly string[] = (
  "the to and of in is for you com or with that this it number from be on your are as if not time name date can by " +
  "will any use user type at all have do http https org www has should want my new what when how why who where which " +
  "department import value list please price file files code return function const export string number true false null " +
  "more one only other like make order form object get set test class width href style type text message messages " +
  "answer question help information data model system prompt content example output input response options option " +
  "default error line lines first last used using user users please there their they than then just also out up about " +
  "some into over after before between without must may might could would these those here run build install package " +
  "version license write read create add provide following language program service support document documents email " +
  "story role act assistant instruction instructions rule rules task context section chapter page title summary " +
  "people world work day year good great best need know think see say said tell give show find start end next " +
  "security attack prompt injection training learning model models token tokens request api key server client " +
  "include includes public private static void async await promise interface result results process require module " +
  "each every most many much same such own very well back even still being been was were had did does done her his him " +
  "she them our us me we so no yes an up down now own part place case week company system program question government " +
  "above below previous prior original initial complete full entire human person character play game write written"
).split(" ");

const bitsOfCommonWord: ReadonlyMap<string, number> = new Map(
  commonWords.map((word, rank): [string, number] => [word, 6.5 + Math.log2(rank + 1) * 0.9]).reverse(),
);

/** How rare a run of prefilter symbols is in ordinary text, in bits; an estimate that only has to rank candidates. */
export function rarityOf(symbols: readonly number[], wholeStart: boolean, wholeEnd: boolean): number {
  let bits = 0;
  let word = "";
  let wordBits = 0;
  let previous = -1;
  let words = 0;
  const endWord = (whole: boolean) => {
    if (word === "") return;
    // Words that stand together are no accident, so the later ones say less.
    bits += Math.min(wordBits, commonBits(word, whole)) * (words > 0 ? 0.55 : 1);
    words++;
    word = "";
    wordBits = 0;
  };
  for (const [index, symbol] of symbols.entries()) {
    const letter = symbol >= letterSymbol && symbol < digitSymbol;
    if (letter) {
      const afterStart = index === 0 ? wholeStart : false;
      wordBits += letterBits(previous, symbol) + (afterStart ? 1.5 : 0);
      word += String.fromCharCode(96 + symbol);
    } else {
      endWord(word.length === index ? wholeStart : true);
      bits += otherBits(symbol, previous);
    }
    previous = symbol;
  }
  if (wholeEnd && word !== "") wordBits += 1.5;
  endWord(wholeEnd && (word.length < symbols.length || wholeStart));
  return bits;
}

function letterBits(previous: number, symbol: number): number {
  const row = previous >= letterSymbol && previous < digitSymbol ? previous : 0;
  const column = symbol - letterSymbol + 1;
  const pair = Number.parseInt((letterPairs[row] as string)[column] as string, 36) / 2;
  // In the middle of nowhere a letter may follow anything, so the row of the word start says too little.
  return previous < 0 ? Math.max(pair, 4) : pair;
}

function otherBits(symbol: number, previous: number): number {
  if (symbol === separatorSymbol) return 1;
  if (symbol === digitSymbol) return previous === digitSymbol ? 1.5 : 6;
  if (symbol === previous) return 2;
  // Most texts hold no character beyond ASCII, and those that do spread theirs over the shared symbols.
  return symbol >= 64 ? (previous >= 64 ? 5 : 9) : 8;
}

const knownFragments = new Map<string, number>();
const mostKnownFragments = 4096;

/** Bits of the most common word that is the given run of letters, or holds it when it may stand inside a word. */
function commonBits(run: string, whole: boolean): number {
  if (whole) return bitsOfCommonWord.get(run) ?? Number.POSITIVE_INFINITY;
  let bits = Number.POSITIVE_INFINITY;
  const known = knownFragments.get(run);
  if (known !== undefined) return known;
  for (const [word, rank] of bitsOfCommonWord) {
    // The shorter a part of a word is, the more other words hold it.
    const partBits = rank - 0.6 * (word.length - run.length);
    if (partBits < bits && word.includes(run)) bits = partBits;
  }
  if (knownFragments.size >= mostKnownFragments) knownFragments.clear();
  knownFragments.set(run, bits);
  return bits;
}
