/** What is asked, and an answer that gives away what it should not. Key, name and address are made up. */
export const question = "How does the nightly import of orders work?";

const answer = [
  "The import runs at 02:30 and takes about ten minutes. It signs in with the token ",
  // In two parts, so that scanners of source code stay quiet.
  "glpat-",
  "Zx7Qm2RtKd9WvB4nHs8L",
  " and reports failures to marta.quint@lanternworks.example. ",
  "If it fails twice, write to her before you start it again.",
].join("");

/** The answer in pieces as a model gives them; key and address are cut. */
export const pieces: readonly string[] = cut(answer, [9, 4, 12, 7]);

function cut(text: string, lengths: readonly number[]): readonly string[] {
  const parts: string[] = [];
  for (let at = 0, index = 0; at < text.length; index++) {
    const length = lengths[index % lengths.length] ?? 1;
    parts.push(text.slice(at, at + length));
    at += length;
  }
  return parts;
}
