import { isDigit } from "./characters.ts";

/** Mean length of the words of a name in camel case; drawn letters change case about every other one. */
const shortestWords = 3.4;

/** Share of digits that a name may hold. */
const mostDigits = 0.25;

/** Whether a value is a name in camel case, as in code: `tokenizeHtmlFlow`, `pkcs12FromAsn1`, `OAuth2Client`. */
export function isCamelCase(text: string): boolean {
  let words = 1;
  let digits = 0;
  let small = false;
  let capitals = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) {
      digits++;
      continue;
    }
    const isCapital = unit >= 0x41 && unit <= 0x5a;
    if (!isCapital && (unit < 0x61 || unit > 0x7a)) return false;
    if (isCapital) {
      if (small) words++;
      capitals++;
    }
    small = !isCapital;
  }
  const letters = text.length - digits;
  if (words < 2 && (capitals !== 1 || letters < 8)) return false;
  return (
    digits <= mostDigits * text.length &&
    letters >= shortestWords * words &&
    capitals <= words + 1 &&
    letters > 5
  );
}

/** Whether a value reads a member of an object: names joined by dots, one of them in camel case. */
export function isMember(text: string): boolean {
  const parts = text.split(".");
  return (
    parts.length > 1 &&
    parts.every((part) => /^[A-Za-z_$][\w$]*$/.test(part)) &&
    parts.some((part) => /[a-z][A-Z]/.test(part) && part.split("_").some(isCamelCase))
  );
}

/** Lexicographically sortable ids: https://github.com/ulid/spec */
export function isSortableId(text: string): boolean {
  return /^0[0-7][0-9A-HJKMNP-TV-Z]{24}$/.test(text);
}
