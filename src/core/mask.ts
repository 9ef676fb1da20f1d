import { latePattern } from "./late-pattern.ts";

const letterOrDigit = latePattern("[\\p{L}\\p{N}]", "u");
const hostName = latePattern("^[\\p{L}\\p{N}.-]+$", "u");

/** Letters and digits that stay at the end, when the value is long enough. */
const mostKept = 4;

/** Marks of a mask come in groups, and in no more than these, so that it tells the class of a length and not the length. */
const group = 4;
const mostMarks = 16;

/**
 * A value of which only the end shows: its last four letters and digits, of short values at most a quarter of them.
 *
 * All before it is stars: 4, 8, 12 or 16 of them, by how much is hidden. What is neither letter nor digit does not show.
 */
export function mask(value: string): string {
  let count = 0;
  let end = "";
  for (const character of value) {
    if (!letterOrDigit().test(character)) continue;
    count++;
    end = (end + character).slice(-2 * mostKept);
  }
  const kept = Math.min(mostKept, Math.floor(count / 4));
  return stars(count - kept) + [...end].slice([...end].length - kept).join("");
}

/** An address of which only the domain shows; whatever is no address with a plain domain is masked as a whole. */
export function maskEmail(value: string): string {
  const at = value.lastIndexOf("@");
  const domain = value.slice(at + 1);
  if (at < 1 || domain.length > 255 || !hostName().test(domain)) return mask(value);
  return `${stars(at)}@${domain}`;
}

function stars(hidden: number): string {
  return "*".repeat(Math.min(mostMarks, Math.max(group, Math.ceil(hidden / group) * group)));
}
