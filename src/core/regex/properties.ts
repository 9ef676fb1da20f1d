import { type CharacterSet, characterSet } from "./character-set.ts";

const known = new Map<string, CharacterSet>();

/** Members of a Unicode property such as `L` or `Script=Greek`, as the host knows it. */
export function propertySet(name: string): CharacterSet {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const runs = new RegExp(`\\p{${name}}+`, "gu");
  const ranges: number[] = [];
  for (let block = 0; block <= 0x10ffff; block += 0x800) {
    if (block === 0xd800) continue;
    let text = "";
    for (let code = block; code < block + 0x800; code++) text += String.fromCodePoint(code);
    const width = block > 0xffff ? 2 : 1;
    for (const { 0: run, index } of text.matchAll(runs)) {
      const from = block + index / width;
      ranges.push(from, from + run.length / width - 1);
    }
  }
  // Surrogates stand alone, or they would join to pairs.
  if (new RegExp(`^\\p{${name}}$`, "u").test("\ud800")) ranges.push(0xd800, 0xdfff);
  const set = characterSet(ranges);
  known.set(name, set);
  return set;
}
