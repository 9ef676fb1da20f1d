/**
 * What a search remembers: for each memo of a program the positions where it was. A word holds 16 positions in its low
 * bits and in its high ones the search they are of, so that nothing needs to be cleared between searches.
 */
let visits = new Int32Array(4096);
let search = 0;

/** Positions per word, as a shift. */
export const visitShift = 4;

const lastSearch = 0xffff;

/** Gives empty memory of so many words, and the high bits that its words have once they are used. */
export function forgetVisits(words: number): { readonly visited: Int32Array; readonly mark: number } {
  if (words > visits.length) {
    visits = new Int32Array(2 * words);
    search = 0;
  } else if (search === lastSearch) {
    visits.fill(0);
    search = 0;
  }
  search++;
  return { visited: visits, mark: search << 16 };
}

/** Makes room for more words of the same search; gives the memory with what is in it. */
export function keepVisits(words: number): Int32Array {
  if (words > visits.length) {
    const larger = new Int32Array(2 * words);
    larger.set(visits);
    visits = larger;
  }
  return visits;
}

/** Visits a position, as a bit of a row of words; false when it was visited before. */
export function visit(visited: Int32Array, mark: number, row: number, bit: number): boolean {
  const word = row + (bit >> visitShift);
  const flag = 1 << (bit & 15);
  const known = visited[word] as number;
  if ((known & ~0xffff) !== mark) {
    visited[word] = mark | flag;
    return true;
  }
  if ((known & flag) !== 0) return false;
  visited[word] = known | flag;
  return true;
}

/** Bits of a word of {@link visit} that were not visited. */
export function unvisited(visited: Int32Array, mark: number, word: number): number {
  const known = visited[word] as number;
  return (known & ~0xffff) === mark ? ~known & 0xffff : 0xffff;
}

/** Forgets the visits of one position in all rows of a length. */
export function forgetPosition(visited: Int32Array, rows: number, length: number, bit: number): void {
  const mask = ~(1 << (bit & 15));
  const last = rows * length;
  for (let word = bit >> visitShift; word < last; word += length) {
    visited[word] = (visited[word] as number) & mask;
  }
}
