import { isLetter, unitTable } from "./ascii.ts";
import { pairLikelihood } from "./natural.ts";

const leetUnits = "0134578@$!|+";
const leetLetters: Uint8Array = unitTable(leetUnits, (index) => "oieastbasilt".charCodeAt(index));

/** The letter a unit stands for in leetspeak, 0 for none. */
export function leetLetter(unit: number): number {
  return leetLetters[unit] ?? 0;
}

/** Writes letters for their substitutes; `1` and `!` become the likelier of i and l. */
export function unleet(word: string): string {
  let text = "";
  for (let index = 0; index < word.length; index++) {
    const unit = word.charCodeAt(index);
    const plain = isLetter(unit) ? 0 : leetLetter(unit);
    if (plain === 0) text += word.charAt(index);
    else if (plain !== 0x69) text += String.fromCharCode(plain);
    else {
      const before = text.charCodeAt(index - 1);
      const next = word.charCodeAt(index + 1);
      const after = isLetter(next) ? next : leetLetter(next);
      const [i, l] = [0x69, 0x6c].map(
        (letter) => pairLikelihood(before, letter) + pairLikelihood(letter, after),
      );
      text += (l as number) > (i as number) ? "l" : "i";
    }
  }
  return text;
}
