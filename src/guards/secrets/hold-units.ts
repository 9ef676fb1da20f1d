import { isEastAsian, isGap } from "../../core/hold.ts";
import { isAlphanumeric } from "./characters.ts";

/** Whether a UTF-16 unit of ASCII may stand in a token that is spread out. */
export function isToken(unit: number): boolean {
  return (
    isAlphanumeric(unit) ||
    (unit >= 0x2d && unit <= 0x2f) ||
    unit === 0x5f ||
    unit === 0x3d ||
    unit === 0x2b ||
    unit === 0x3a
  );
}

/** Whether a UTF-16 unit may stand in such a token once it is folded. */
export function isLoose(unit: number): boolean {
  // Control characters are read over.
  if (unit > 0x7e || unit < 0x20) return !isEastAsian(unit) && !isGap(unit);
  return isToken(unit);
}
