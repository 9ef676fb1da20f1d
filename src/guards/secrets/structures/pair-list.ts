import { isAlphanumeric, isBlank, isLineBreak } from "../characters.ts";

/** Names of what a connection string says besides a password, without blanks and in small letters. */
const names: ReadonlySet<string> = new Set([
  ..."server host hostname hostaddr addr address networkaddress datasource driver provider dsn port".split(
    " ",
  ),
  ..."uid user userid username login database databasename dbname db initialcatalog".split(" "),
]);

/** Farthest a pair may stand before the name of a password, and longest name. */
const farthest = 300;
const longestName = 24;

/**
 * Whether pairs of a connection string stand in the line before an offset: `Server=db;User Id=app;`, `host=db user=app`,
 * `?user=app&`.
 */
export function followsPairs(text: string, offset: number): boolean {
  let end = offset;
  while (
    end > 0 &&
    offset - end < 4 &&
    (isBlank(text.charCodeAt(end - 1)) || '"&+'.includes(text.charAt(end - 1)))
  )
    end--;
  if (end === offset ? !separates(text.charCodeAt(end - 1)) : end === 0) return false;
  for (let at = end; at > 0 && offset - at < farthest; at--) {
    const unit = text.charCodeAt(at - 1);
    if (isLineBreak(unit)) return false;
    if (unit === 0x3d && names.has(nameBefore(text, at - 1))) return true;
  }
  return false;
}

/** Whether a UTF-16 unit stands between two pairs. */
function separates(unit: number): boolean {
  return unit === 0x3b || unit === 0x26 || unit === 0x3f || unit === 0x2c;
}

/** The name before a sign that assigns, of one word or two. */
function nameBefore(text: string, sign: number): string {
  let start = sign;
  while (start > 0 && sign - start < longestName && isNameUnit(text.charCodeAt(start - 1))) start--;
  return text.slice(start, sign).replaceAll(" ", "").replaceAll("_", "").toLowerCase();
}

function isNameUnit(unit: number): boolean {
  return isAlphanumeric(unit) || unit === 0x20 || unit === 0x5f;
}
