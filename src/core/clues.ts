import { letterPairTable } from "./natural.ts";

/** Letters of the alphabet and one class for everything else. */
const size = 27;

/** So many natural logarithms of the odds are strong evidence. */
const suspicious = 12;

/** The shift by half the alphabet is what people use, and counts as so many other keys. */
const usualKey = 13;
const usualShare = 16;

/** Bits of a clue. */
export const clueBits = 11;

/**
 * Evidence that a text was turned round or enciphered letter by letter, by two letters `first * 27 + second` in it.
 *
 * Each number holds two clues of {@link clueBits}, the lower one for text that was turned round, the other for a shifted or
 * mirrored alphabet. Half of the bits' range is strong evidence; four clues and what was known before fit in. What
 * says nothing counts {@link neutralClue}. The tables are made when the package is: see `generate.ts`.
 */
export function pairClues(): Int32Array {
  const joint = jointProbabilities();
  const at = (first: number, second: number): number => joint[first * size + second] as number;
  const clues = new Int32Array(size * size);
  // A pair counts half of what is strong evidence at most, and a quarter against it, so that sums stay in their bits.
  const weigh = (odds: number): number =>
    neutralClue +
    Math.round(4 * neutralClue * Math.max(-1 / 4, Math.min(1 / 2, Math.log(odds) / suspicious)));
  for (let first = 0; first < size; first++) {
    for (let second = 0; second < size; second++) {
      const likely = at(first, second);
      const letters = first > 0 || second > 0;
      const reversed = letters ? at(second, first) / likely : 1;
      const enciphered = letters ? encipheredProbability(at, first, second) / likely : 1;
      clues[first * size + second] = weigh(reversed) | (weigh(enciphered) << clueBits);
    }
  }
  return clues;
}

/** What a pair counts that says nothing. */
const neutralClue = 1 << (clueBits - 4);

function encipheredProbability(
  at: (first: number, second: number) => number,
  first: number,
  second: number,
): number {
  let sum = 0;
  for (let key = 0; key < size - 1; key++) {
    sum += at(readAs(first, key), readAs(second, key)) * (key === usualKey ? usualShare : 1);
  }
  return sum / (size - 2 + usualShare);
}

/** The alphabet shifted by 1 to 25 letters, or mirrored for key 0; whatever is no letter stays. */
export function readAs(letter: number, key: number): number {
  if (letter === 0) return 0;
  return key === 0 ? size - letter : ((letter - 1 + key) % (size - 1)) + 1;
}

/** How often two characters follow each other, from how often the second follows the first. */
function jointProbabilities(): Float64Array {
  const table = letterPairTable();
  const follows = (first: number, second: number): number =>
    Math.exp((table[(first << 5) | second] as number) / 10);
  let shares = new Float64Array(size).fill(1 / size);
  // Ten steps settle a chain in which every second character or so may be a blank.
  for (let step = 0; step < 10; step++) {
    const next = new Float64Array(size);
    for (let first = 0; first < size; first++) {
      for (let second = 0; second < size; second++) {
        next[second] = (next[second] as number) + (shares[first] as number) * follows(first, second);
      }
    }
    const total = next.reduce((sum, share) => sum + share, 0);
    shares = next.map((share) => share / total);
  }
  return new Float64Array(size * size).map((_, index) => {
    const first = Math.floor(index / size);
    return (shares[first] as number) * follows(first, index % size);
  });
}
