/** Signs that a terminal would act on, or that nobody sees. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

/** A name from a data file, fit to be shown: one line of at most `most` signs, without control characters. */
export function plain(name: string, most: number = 60): string {
  const signs = Array.from(name.slice(0, 4 * most), (sign) => (unprintable.test(sign) ? "?" : sign));
  return signs.length > most ? `${signs.slice(0, most - 1).join("")}…` : signs.join("");
}
