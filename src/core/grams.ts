/** Length of the stretches that are kept, in units. */
export const gramLength = 12;

/** A set of all stretches of 12 units in texts, as two hashes of 32 bits each; the texts themselves are not kept. */
export class GramSet {
  /** Two numbers for each slot, of which the second is 0 when the slot is free. */
  #slots: Uint32Array = new Uint32Array(2 << 8);
  #count = 0;
  /** The hashes of the stretch that was looked at last. */
  #place = 0;
  #mark = 0;
  /** Nobody can write texts whose stretches crowd each other. */
  readonly #salt: number = crypto.getRandomValues(new Uint32Array(1))[0] as number;

  /** How many different stretches there are. */
  get size(): number {
    return this.#count;
  }

  add(units: Uint16Array): void {
    for (let at = 0; at + gramLength <= units.length; at++) {
      this.#hash(units, at);
      if (this.#find(this.#place, this.#mark) >= 0) continue;
      if (4 * ++this.#count > this.#slots.length) this.#grow();
      this.#put(this.#place, this.#mark);
    }
  }

  /** A number of the stretch that begins at an offset; -1 when it is not in the set. */
  indexOf(units: Uint16Array, at: number): number {
    this.#hash(units, at);
    return Math.max(-1, this.#find(this.#place, this.#mark));
  }

  /** Length of the longest run of units whose every 12 are in the set; 0 when there is none. */
  longestRun(units: Uint16Array): number {
    let longest = 0;
    let run = 0;
    for (let at = 0; at + gramLength <= units.length; at++) {
      run = this.indexOf(units, at) < 0 ? 0 : Math.max(run + 1, gramLength);
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** Sets the two hashes of a stretch, from two units at a time. */
  #hash(units: Uint16Array, at: number): void {
    let place = this.#salt | 0;
    let mark = ~this.#salt;
    for (let index = at; index < at + gramLength; index += 2) {
      const pair = (units[index] as number) | ((units[index + 1] as number) << 16);
      place = Math.imul(place ^ pair, 0x9e3779b1);
      place ^= place >>> 15;
      mark = Math.imul(mark ^ pair, 0x85ebca6b);
      mark ^= mark >>> 13;
    }
    this.#place = place >>> 0;
    this.#mark = mark >>> 0 || 1;
  }

  /** The slot of a stretch, or what is less than 0 by one more than the free slot where it would go. */
  #find(place: number, mark: number): number {
    const slots = this.#slots;
    const mask = slots.length / 2 - 1;
    for (let index = place & mask; ; index = (index + 1) & mask) {
      if (slots[2 * index + 1] === 0) return ~index;
      if (slots[2 * index] === place && slots[2 * index + 1] === mark) return index;
    }
  }

  #put(place: number, mark: number): void {
    const free = ~this.#find(place, mark);
    this.#slots[2 * free] = place;
    this.#slots[2 * free + 1] = mark;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] !== 0) this.#put(old[at] as number, old[at + 1] as number);
    }
  }
}
