/** What bytes say, and from where on they are no text. */
interface Decoded {
  readonly text: string;
  readonly rest?: Uint8Array;
}

/** Decodes the pieces of a body, and its end. */
export type Decode = (piece: Uint8Array | undefined) => Decoded;

/** Reads bytes as UTF-8 for as long as they are; all of them come out again, in the text or in the rest. */
export function fileDecoder(): Decode {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let open: Uint8Array = new Uint8Array(0);
  return (piece) => {
    const bytes = new Uint8Array(open.length + (piece?.length ?? 0));
    bytes.set(open);
    if (piece !== undefined) bytes.set(piece, open.length);
    const end = piece === undefined ? bytes.length : endOf(bytes);
    open = bytes.subarray(end);
    try {
      return { text: decoder.decode(bytes.subarray(0, end)) };
    } catch {
      return { text: "", rest: bytes };
    }
  };
}

/** Where the last character ends of which all bytes are there; https://www.rfc-editor.org/rfc/rfc3629#section-3 */
function endOf(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back] as number;
    if (byte < 0x80 || byte > 0xf4) return length;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (byte >= 0xc0) return needed > back ? length - back : length;
  }
  return length;
}

/** Whether the first piece of a body is a text, whatever its type; the body can still be read. */
export async function beginsAsText(response: Response): Promise<boolean> {
  const reader = (response.clone().body as ReadableStream<Uint8Array>).getReader();
  const { value } = await reader.read();
  // Settles when the other half is read.
  reader.cancel().catch(() => {});
  return fileDecoder()(value).rest === undefined;
}
