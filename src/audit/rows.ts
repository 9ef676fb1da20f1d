type Numbers = Int8Array | Int32Array | Float64Array;

/** Rows in one block. */
const height = 4096;

/** Rows of numbers of one width, in blocks, so that growing copies nothing. */
export class Rows<Block extends Numbers> {
  readonly width: number;
  readonly #make: (size: number) => Block;
  readonly #blocks: Block[] = [];
  #length = 0;

  constructor(width: number, make: (size: number) => Block) {
    this.width = width;
    this.#make = make;
  }

  get length(): number {
    return this.#length;
  }

  /** Adds a row of zeros and returns its index. */
  add(): number {
    const index = this.#length++;
    if (index % height === 0) this.#blocks.push(this.#make(height * this.width));
    return index;
  }

  get(row: number, column: number = 0): number {
    return this.#blockOf(row)[(row % height) * this.width + column] as number;
  }

  set(row: number, column: number, value: number): void {
    this.#blockOf(row)[(row % height) * this.width + column] = value;
  }

  #blockOf(row: number): Block {
    return this.#blocks[Math.floor(row / height)] as Block;
  }
}
