import type { Rows } from "./rows.ts";
import { signatureSize } from "./sketch.ts";

/** Values of one band, so that texts with a Jaccard similarity of 0.8 meet in one of 16 bands in 99.98 % of cases. */
const bandRows = 4;

/** Places that are tried in a table; more are taken only where many texts share a band and nothing else. */
const mostProbes = 32;

/** Texts that are alike. */
export interface Flood {
  /** Rows of the signatures, in their order. */
  readonly members: readonly number[];
  /** Mean share of equal values with the first member, which estimates the Jaccard similarity of the shingles. */
  readonly similarity: number;
}

/**
 * Groups of at least `size` texts, each of which is similar to another one of its group: locality-sensitive hashing of MinHash
 * signatures in bands (Indyk and Motwani 1998, https://doi.org/10.1145/276698.276876), where a pair that meets in a band
 * is compared by its whole signatures. Memory is one table of a band at a time. Rows for which `counts` is false belong to
 * no group.
 */
export function findFloods(
  signatures: Rows<Int32Array>,
  counts: (row: number) => boolean,
  least: number,
  size: number,
): readonly Flood[] {
  const { length } = signatures;
  const parents = Int32Array.from({ length }, (_, row) => row);
  const table = new Int32Array(2 ** Math.ceil(Math.log2(2 * length + 2)));
  for (let band = 0; band < signatureSize / bandRows; band++) {
    table.fill(-1);
    for (let row = 0; row < length; row++) {
      if (counts(row)) place(row, band * bandRows, { signatures, table, parents, least });
    }
  }
  return groups(parents, counts)
    .filter((members) => members.length >= size)
    .map((members) => ({ members, similarity: meanSimilarity(members, signatures) }))
    .sort(
      (a, b) => b.members.length - a.members.length || (a.members[0] as number) - (b.members[0] as number),
    );
}

interface Search {
  readonly signatures: Rows<Int32Array>;
  readonly table: Int32Array;
  readonly parents: Int32Array;
  readonly least: number;
}

/** Joins a row with the first similar one that has the same band, or notes it down. */
function place(row: number, from: number, { signatures, table, parents, least }: Search): void {
  let key = 0;
  for (let column = from; column < from + bandRows; column++)
    key = Math.imul(key ^ signatures.get(row, column), 0x01000193) ^ (key >>> 15);
  const mask = table.length - 1;
  for (let probe = 0; probe < mostProbes; probe++) {
    const slot = (key + probe) & mask;
    const other = table[slot] as number;
    if (other < 0) {
      table[slot] = row;
      return;
    }
    if (rootOf(parents, other) === rootOf(parents, row)) return;
    if (sharesBand(signatures, row, other, from) && similarity(signatures, row, other) >= least) {
      const [first, second] = [rootOf(parents, row), rootOf(parents, other)];
      parents[Math.max(first, second)] = Math.min(first, second);
      return;
    }
  }
}

function sharesBand(signatures: Rows<Int32Array>, one: number, other: number, from: number): boolean {
  for (let column = from; column < from + bandRows; column++)
    if (signatures.get(one, column) !== signatures.get(other, column)) return false;
  return true;
}

function similarity(signatures: Rows<Int32Array>, one: number, other: number): number {
  let same = 0;
  for (let column = 0; column < signatureSize; column++)
    if (signatures.get(one, column) === signatures.get(other, column)) same++;
  return same / signatureSize;
}

function rootOf(parents: Int32Array, row: number): number {
  let root = row;
  while (parents[root] !== root) {
    // Halving the path keeps later walks short.
    parents[root] = parents[parents[root] as number] as number;
    root = parents[root] as number;
  }
  return root;
}

function groups(parents: Int32Array, counts: (row: number) => boolean): readonly number[][] {
  const byRoot = new Map<number, number[]>();
  for (let row = 0; row < parents.length; row++) {
    if (!counts(row)) continue;
    const root = rootOf(parents, row);
    if (root === row) continue;
    const members = byRoot.get(root);
    if (members === undefined) byRoot.set(root, [root, row]);
    else members.push(row);
  }
  return [...byRoot.values()];
}

function meanSimilarity(members: readonly number[], signatures: Rows<Int32Array>): number {
  const first = members[0] as number;
  const sum = members.slice(1).reduce((total, row) => total + similarity(signatures, first, row), 0);
  return sum / Math.max(1, members.length - 1);
}
