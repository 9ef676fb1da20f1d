/** So many units at a time are put together. */
const chunk = 16_384;

/** One patch in more units than this is quicker to write between slices. */
const farApart = 16;

/** Made when the first text with many patches is put together. */
let tools:
  | {
      readonly units: Uint16Array;
      readonly bytes: Uint8Array;
      readonly wide: TextDecoder;
      readonly narrow: TextDecoder;
    }
  | undefined;

function makeTools(): NonNullable<typeof tools> {
  return {
    units: new Uint16Array(chunk),
    bytes: new Uint8Array(chunk),
    wide: new TextDecoder("utf-16le", { ignoreBOM: true }),
    narrow: new TextDecoder(),
  };
}

/** Single units of a text that are replaced by others. Joining thousands of slices is slow, so they are collected first. */
export class Patches {
  /** Offset and new unit, alternating, in rising order. */
  readonly #list: number[] = [];

  add(at: number, unit: number): void {
    this.#list.push(at, unit);
  }

  /** The part `[start, end)` of the source with all patches, which lie in it; they are forgotten. */
  apply(source: string, start: number, end: number): string {
    const list = this.#list;
    if (list.length === 0) return source.slice(start, end);
    const isDense = (list.length >> 1) * farApart > end - start;
    const text = isDense ? this.#build(source, start, end) : this.#join(source, start, end, 0);
    list.length = 0;
    return text;
  }

  /** Slices with the patches from `next` on between them. */
  #join(source: string, start: number, end: number, next: number): string {
    let text = "";
    let from = start;
    for (let index = next; index < this.#list.length && (this.#list[index] as number) < end; index += 2) {
      const at = this.#list[index] as number;
      text += source.slice(from, at) + String.fromCharCode(this.#list[index + 1] as number);
      from = at + 1;
    }
    return text + source.slice(from, end);
  }

  #build(source: string, start: number, end: number): string {
    tools ??= makeTools();
    const { units, bytes, wide, narrow } = tools;
    const list = this.#list;
    let text = "";
    let next = 0;
    for (let from = start; from < end; from += chunk) {
      const to = Math.min(from + chunk, end);
      const first = next;
      let patched = next < list.length ? (list[next] as number) : end;
      let all = 0;
      let hasSurrogate = 0;
      for (let at = from; at < to; at++) {
        let unit = source.charCodeAt(at);
        if (at === patched) {
          unit = list[next + 1] as number;
          next += 2;
          patched = next < list.length ? (list[next] as number) : end;
        }
        all |= unit;
        hasSurrogate |= ((unit ^ 0xd800) - 0x800) >> 31;
        units[at - from] = unit;
        bytes[at - from] = unit;
      }
      // A decoder would replace half a pair.
      if (hasSurrogate !== 0) text += this.#join(source, from, to, first);
      else if (all < 0x80) text += narrow.decode(bytes.subarray(0, to - from));
      else text += wide.decode(units.subarray(0, to - from));
    }
    return text;
  }
}
