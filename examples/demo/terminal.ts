type Style = "red" | "green" | "yellow" | "cyan" | "dim" | "bold" | "underline";

// Select Graphic Rendition: https://ecma-international.org/publications-and-standards/standards/ecma-48/
const codes: Record<Style, readonly [on: number, off: number]> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  dim: [2, 22],
  bold: [1, 22],
  underline: [4, 24],
};

/** https://no-color.org and https://force-color.org; without either, colour is for terminals. */
export const coloured: boolean =
  !process.env.NO_COLOR &&
  (process.env.FORCE_COLOR ? process.env.FORCE_COLOR !== "0" : process.stdout.isTTY === true);

/** Whether what was printed can be drawn over: a terminal that moves its cursor and breaks no line of the layout. */
export const isLive: boolean =
  process.stdout.isTTY === true && process.env.TERM !== "dumb" && process.stdout.columns >= 60;

/** Width of the terminal, within what the layout can use. */
export const columns: number = Math.min(
  200,
  Math.max(60, process.stdout.columns ?? (Number(process.env.COLUMNS) || 100)),
);

// Made from a string, since a control character in a literal pattern looks like a mistake.
const escapes = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");

export function paint(text: string, ...styles: readonly Style[]): string {
  if (!coloured || text === "") return text;
  const on = styles.map((style) => codes[style][0]).join(";");
  const off = styles.map((style) => codes[style][1]).join(";");
  return `\u001B[${on}m${text}\u001B[${off}m`;
}

/** Cells a text takes up: wide letters and emoji two, marks and escapes none. */
export function width(text: string): number {
  let cells = 0;
  for (const character of text.replace(escapes, "")) {
    if (/[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(character)) continue;
    cells +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return cells;
}

export function pad(text: string, cells: number): string {
  return text + " ".repeat(Math.max(0, cells - width(text)));
}

/** Breaks unpainted text into lines of at most so many cells, at spaces where there are any. */
export function wrap(text: string, cells: number): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const lines: string[] = [];
    let current = "";
    for (const part of line.split(/(?<=\s)/).flatMap((word) => cut(word, cells))) {
      if (current !== "" && width(current + part.trimEnd()) > cells) {
        lines.push(current.trimEnd());
        current = "";
      }
      current += part;
    }
    return [...lines, current.trimEnd()];
  });
}

function cut(word: string, cells: number): readonly string[] {
  const parts: string[] = [""];
  for (const character of word) {
    const last = parts.length - 1;
    if (width(parts[last] + character) > cells) parts.push(character);
    else parts[last] += character;
  }
  return parts;
}

/** Microseconds up to a millisecond, milliseconds above. */
export function duration(ms: number): string {
  if (ms < 1) return `${Math.round(ms * 1000)} µs`;
  return `${ms < 100 ? ms.toFixed(1) : Math.round(ms)} ms`;
}
