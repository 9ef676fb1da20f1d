/** The bytes of a text in base64. */
export function base64(text: string): string {
  return btoa([...new TextEncoder().encode(text)].map((byte) => String.fromCharCode(byte)).join(""));
}

export function rot13(text: string): string {
  return shift(text, 13);
}

export function reverse(text: string): string {
  return [...text].reverse().join("");
}

/** The alphabet shifted by `key` letters. */
export function shift(text: string, key: number): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter.charCodeAt(0) & 0x60;
    return String.fromCharCode(base + 1 + (((letter.charCodeAt(0) & 31) - 1 + key) % 26));
  });
}

/** The alphabet from its end. */
export function mirror(text: string): string {
  return text.replace(/[a-z]/gi, (letter) =>
    String.fromCharCode((letter.charCodeAt(0) & 0x60) + 27 - (letter.charCodeAt(0) & 31)),
  );
}

/** Lines of so many characters. */
export function wrap(text: string, width: number, lineEnd: string, indent: string): string {
  return Array.from(
    { length: Math.ceil(text.length / width) },
    (_, line) => indent + text.slice(line * width, (line + 1) * width),
  ).join(lineEnd);
}

export function base85(text: string): string {
  let encoded = "";
  const given = [...new TextEncoder().encode(text)];
  for (let at = 0; at < given.length; at += 4) {
    const group = [0, 1, 2, 3].map((index) => given[at + index] ?? 0);
    let value = group.reduce((sum, byte) => sum * 256 + byte, 0);
    let digits = "";
    for (let digit = 0; digit < 5; digit++, value = Math.floor(value / 85)) {
      digits = String.fromCharCode(33 + (value % 85)) + digits;
    }
    encoded += digits.slice(0, Math.min(5, given.length - at + 1));
  }
  return encoded;
}
