import type { View } from "../../../core/views.ts";
import type { Report } from "../candidates.ts";
import { isAlphanumeric } from "../characters.ts";
import { isPlaceholder } from "../placeholders.ts";

/** Finds hashes of passwords in the forms of crypt(5), PHC strings, Django and LDAP. */
export function findPasswordHash(view: View, start: number, report: Report): number {
  const { text } = view;
  let end = start;
  while (end < text.length && end - start < 400 && isHashUnit(text.charCodeAt(end))) end++;
  while (end > start && (text.charCodeAt(end - 1) === 0x2e || text.charCodeAt(end - 1) === 0x2c)) end--;
  const hash = text.slice(start, end);
  if (hash.length < 20 || hash.includes("${") || isPlaceholder(hash.slice(hash.lastIndexOf("$") + 1)))
    return end;
  report(view, { kind: "password-hash", start, end, score: 0.85 });
  return end;
}

function isHashUnit(unit: number): boolean {
  return (
    isAlphanumeric(unit) ||
    (unit >= 0x2b && unit <= 0x2f) ||
    unit === 0x24 ||
    unit === 0x3d ||
    unit === 0x5f ||
    unit === 0x7b ||
    unit === 0x7d
  );
}
