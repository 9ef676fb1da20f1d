import { isDigit, isLetter, isWordUnit, unitAt } from "./text.ts";

/** Capitalised words that begin no name, whatever stands before them. */
export const others: ReadonlySet<string> = new Set(
  (
    "sir madam customer customers team support all everyone hiring manager colleague colleagues friend friends user users reader readers " +
    "client clients valued members member student students parents parent guest guests damen herren kunde kundin kunden equipe client " +
    "developers folks everybody guys gang hackers contributors maintainers welt mundo mondo monde zusammen liebe todos todas tutti tutte tous toutes alla alle allihopa allihop allemaal wszyscy presidente president accounts jenkins deutsche президент " +
    "the this that these those a an i we you he she it they my our your his her its their there here if when what who how why not no yes and or but " +
    "monday tuesday wednesday thursday friday saturday sunday january february march july september october november december " +
    "service services department office bank company inc ltd llc gmbh corp corporation group university school hospital street road avenue city " +
    "account number id email phone address date name first last full order product file app data test example null none true false true false unknown admin world string text integer required optional applicable available provided pending " +
    "sorry glad happy sure looking trying using going currently new also just still very so now then please thanks thank hello hi hey best kind " +
    "north south east west united states america europe english german french spanish italian dutch polish american british god lord santa " +
    "toolkit generic username server api framework library module code model agent assistant bot system version release project website web search open new old my get set http https json xml sql html css node python java javascript typescript linux windows google microsoft amazon apple facebook openai github docker kubernetes redis postgres mysql " +
    "was is are has have had will would can could may might should must did do does been being were says said"
  ).split(" "),
);

/** Letters with the marks that stand within names: `Jean-Luc`, `O'Brien`. */
export function readWord(text: string, from: number): string {
  let at = from;
  while (at < text.length && at - from < 30) {
    const unit = unitAt(text, at);
    if (isDigit(unit)) return "";
    const joins =
      (unit === 0x2d || unit === 0x27 || unit === 0x2019) && at > from && isWordUnit(unitAt(text, at + 1));
    if (!isWordUnit(unit) && !joins) break;
    at++;
  }
  if (text.charAt(at) === "_" || text.charAt(at) === "@") return "";
  return text.slice(from, at);
}

export function isCapital(word: string): boolean {
  const first = word.charAt(0);
  if (first === "" || first.toLowerCase() === first) return false;
  // Words in capitals alone are names of constants, except initials.
  if (word.length > 2 && word.slice(1) === word.slice(1).toUpperCase()) return false;
  return !isIdentifier(word);
}

/** Beginnings of family names that are followed by a capital: `McDonald`, `DeVito`, `VanDyke`. */
const beginnings: ReadonlySet<string> = new Set(
  "Mc Mac Fitz De Del Des Di Da Du La Le Lo Van Von Der Den Ter Al El Ben Bin Ibn Abu San St".split(" "),
);

/** A capital within a word belongs to an identifier, unless it follows such a beginning or a mark. */
function isIdentifier(word: string): boolean {
  for (let at = 1, from = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (!isLetter(word.charCodeAt(at - 1))) from = at;
    else if (unit >= 0x41 && unit <= 0x5a && !beginnings.has(word.slice(from, at))) return true;
  }
  return false;
}

/** Ideographs, syllables of Hangul, and the mark of repetition. */
export function isAsian(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0xac00 && unit <= 0xd7a3) || unit === 0x3005;
}
