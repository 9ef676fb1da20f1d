/** A disguise that the characters of a text give away; looked for in this order. */
export type Obfuscation =
  | "invisible characters"
  | "look-alike letters"
  | "spaced letters"
  | "escapes"
  | "encoded run"
  | "none";

/** Invisible characters that ordinary texts have few of. */
const invisible = /[\u00ad\u200b\u2060\u2061-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e01ef}]/u;
const lookAlike = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}\u2460-\u24ff]/u;
const latin = /[a-z]/i;
const otherAlphabet = /[\u0370-\u03ff\u0400-\u052f]/;
const letter = /^\p{L}\p{M}*$/u;
const codeSign = /[A-Za-z0-9+/=_-]/;

/** Fewer of a kind are what ordinary texts have. */
const fewestInvisible = 3;
const fewestLookAlikes = 4;
const fewestSpaced = 8;
const fewestEscapes = 6;
const shortestRun = 24;

/** How a text is disguised, as far as its characters show. */
export function obfuscationOf(text: string): Obfuscation {
  let hidden = 0;
  let alike = 0;
  for (const sign of text) {
    if (sign >= "\u00ad") {
      if (invisible.test(sign)) hidden++;
      else if (lookAlike.test(sign)) alike++;
    }
  }
  if (hidden >= fewestInvisible) return "invisible characters";
  if (alike >= fewestLookAlikes || hasMixedWord(text)) return "look-alike letters";
  if (hasSpacedLetters(text)) return "spaced letters";
  if (countEscapes(text) >= fewestEscapes) return "escapes";
  return hasEncodedRun(text) ? "encoded run" : "none";
}

/** Two words with letters of the Latin and of another alphabet that looks like it. */
function hasMixedWord(text: string): boolean {
  let mixed = 0;
  let hasLatin = false;
  let hasOther = false;
  for (const sign of `${text} `) {
    if (latin.test(sign)) hasLatin = true;
    else if (otherAlphabet.test(sign)) hasOther = true;
    else {
      if (hasLatin && hasOther) mixed++;
      hasLatin = false;
      hasOther = false;
    }
  }
  return mixed >= 2;
}

/** Letters one by one, with marks between them. */
function hasSpacedLetters(text: string): boolean {
  const signs = Array.from(text);
  let run = 0;
  for (let index = 1; index < signs.length; index++) {
    if (!letter.test(signs[index] as string)) continue;
    const isAlone = !letter.test(signs[index + 1] ?? "");
    run = isAlone && " .-_".includes(signs[index - 1] as string) ? run + 1 : 0;
    if (run >= fewestSpaced) return true;
  }
  return false;
}

/** `%41`, `\u0041`, `\x41` and `&#65;`. */
function countEscapes(text: string): number {
  let count = 0;
  for (let index = 0; index + 2 < text.length; index++) {
    const sign = text[index];
    if (sign === "%") count += isHex(text, index + 1, 2) ? 1 : 0;
    else if (sign === "&") count += text[index + 1] === "#" ? 1 : 0;
    else if (sign === "\\") {
      const kind = text[index + 1];
      if ((kind === "x" && isHex(text, index + 2, 2)) || (kind === "u" && isHex(text, index + 2, 4))) count++;
    }
  }
  return count;
}

function isHex(text: string, start: number, length: number): boolean {
  const digits = text.slice(start, start + length);
  return (
    digits.length === length && Array.from(digits).every((digit) => "0123456789abcdefABCDEF".includes(digit))
  );
}

/** A long run without spaces of what base64 and hex are written with, and digits and letters in it. */
function hasEncodedRun(text: string): boolean {
  let length = 0;
  let digits = 0;
  let upper = 0;
  let lower = 0;
  for (const sign of `${text} `) {
    if (codeSign.test(sign)) {
      length++;
      if (sign >= "0" && sign <= "9") digits++;
      else if (sign >= "A" && sign <= "Z") upper++;
      else if (sign >= "a" && sign <= "z") lower++;
    } else {
      const isHexRun = digits >= 8 && upper * lower === 0;
      if (length >= shortestRun && digits > 0 && (isHexRun || (upper > 2 && lower > 2))) return true;
      length = digits = upper = lower = 0;
    }
  }
  return false;
}
