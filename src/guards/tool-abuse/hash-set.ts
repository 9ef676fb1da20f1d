const smallest = 1024;

/** A set of hashes of 32 bits in a tenth of the memory that a `Set` takes. */
export class HashSet {
  /** A power of two of slots, at most half of them in use; 0 is an empty one. */
  #slots = new Int32Array(0);
  #size = 0;

  has(hash: number): boolean {
    return this.#size > 0 && this.#slots[this.#slotOf(hash)] !== 0;
  }

  add(hash: number): void {
    if (2 * this.#size >= this.#slots.length) this.#grow();
    const slot = this.#slotOf(hash);
    if (this.#slots[slot] !== 0) return;
    this.#slots[slot] = kept(hash);
    this.#size++;
  }

  /** Where the hash is, or would be. */
  #slotOf(hash: number): number {
    const mask = this.#slots.length - 1;
    const wanted = kept(hash);
    let slot = wanted & mask;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== wanted) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(Math.max(smallest, 2 * before.length));
    for (const hash of before) if (hash !== 0) this.#slots[this.#slotOf(hash)] = hash;
  }
}

function kept(hash: number): number {
  return hash | 0 || 1;
}
