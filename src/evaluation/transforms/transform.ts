/** Writes a text in another way that a model still reads. */
export interface Transform {
  readonly name: string;
  /** Gives `undefined` for a text that cannot be written like this. */
  readonly apply: (text: string, random: () => number) => string | undefined;
}

const letter = /[\p{L}\p{M}]/u;
const asciiLetter = /[a-z]/i;

/** The code points of a text, an unpaired surrogate as it is. */
export function signsOf(text: string): readonly string[] {
  return Array.from(text);
}

/** Each sign of a text replaced by what a function gives. */
export function mapSigns(text: string, change: (sign: string) => string): string {
  return signsOf(text).map(change).join("");
}

export function isLetter(sign: string): boolean {
  return letter.test(sign);
}

/** False for texts of which less than half of the letters are a to z: an alphabet of those cannot write them. */
function isMostlyLatin(text: string): boolean {
  const letters = signsOf(text).filter(isLetter);
  const latin = letters.filter((sign) => asciiLetter.test(sign));
  return letters.length > 0 && latin.length * 2 >= letters.length;
}

/** A transform that only writes Latin letters. */
export function latinOnly(apply: Transform["apply"]): Transform["apply"] {
  return (text, random) => (isMostlyLatin(text) ? apply(text, random) : undefined);
}

/** Words and what stands between them, in turns; the first is a word, which may be empty. */
function splitWords(text: string): readonly string[] {
  const parts: string[] = [""];
  let isInWord = true;
  for (const sign of signsOf(text)) {
    if (isLetter(sign) !== isInWord) {
      parts.push("");
      isInWord = !isInWord;
    }
    parts[parts.length - 1] += sign;
  }
  return parts;
}

/** Each word of a text replaced by what a function gives. */
export function mapWords(text: string, change: (word: string, index: number) => string): string {
  return splitWords(text)
    .map((part, index) => (index % 2 === 0 && part !== "" ? change(part, index / 2) : part))
    .join("");
}

/** The letters of each word with a mark between them; the space between words becomes `gap`. */
export function spread(text: string, mark: string, gap: string): string {
  return splitWords(text)
    .map((part, index) => {
      if (index % 2 === 0) return signsOf(part).join(mark);
      return part.trim() === "" ? gap : part;
    })
    .join("");
}

/** UTF-8 bytes. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Bytes as digits of a base, each padded to the same width. */
export function digitsOf(text: string, base: number, width: number): readonly string[] {
  return Array.from(bytesOf(text), (byte) => byte.toString(base).padStart(width, "0"));
}
