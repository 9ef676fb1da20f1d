/**
 * What a language model makes of a text: it sees the source of a page, not its rendering, so hidden elements,
 * comments and invisible characters are words like any other, and it can undo simple encodings.
 */
export function readPassages(text: string): readonly string[] {
  const plain = dropZeroWidth(flattenJson(text) ?? text);
  return [
    ...paragraphs(withoutMarkup(plain)),
    ...readTagCharacters(plain),
    ...readBase64(plain),
    ...(/rot-?13/i.test(plain) ? paragraphs(rot13(plain)) : []),
  ];
}

/** The sentences a reader of the rendered page sees; answers are taken from these. */
export function visibleSentences(text: string): readonly string[] {
  const plain = dropZeroWidth(flattenJson(text) ?? text)
    .replace(/<!--[\s\S]*?-->|<style[\s\S]*?<\/style>/g, " ")
    .replace(/<(\w+) style="[^"]*(?:display:none|#ffffff|size:0)[^"]*">[\s\S]*?<\/\1>/g, " ")
    .replace(/[\u{E0020}-\u{E007F}]+/gu, "");
  const prose = withoutMarkup(plain)
    .replace(/^#+ .*$|\*\*/gm, "")
    .replace(/^\| *| *\|$/gm, "\n")
    .replace(/\n(?=- |\d+\. |> |\/\*\*)|\*\/\n/g, "\n\n");
  const ends = /(?<=[^\d\s][.!?]["”]?)\s+(?=\p{Lu})|(?<=[。！？])/u;
  return paragraphs(prose)
    .flatMap((part) => part.split(ends))
    .map((sentence) => sentence.trim());
}

function paragraphs(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.replace(/^\s*(?:\/\/|\/?\*+\/?|#+|-(?= ))[ \t]?/gm, ""))
    .filter((part) => part.trim() !== "");
}

function withoutMarkup(text: string): string {
  return text
    .replace(/<!--|-->/g, "\n\n")
    .replace(/<\/?(?:p|div|h\d|li|tr|table|span)\b[^>]*>/g, "\n\n")
    .replace(/<\/?[a-z!][^>]*>/gi, " ");
}

function flattenJson(text: string): string | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const found: string[] = [];
    JSON.parse(text, (_key, value) => {
      if (typeof value === "string") found.push(value);
      return value;
    });
    return found.join("\n\n");
  } catch {
    return undefined;
  }
}

function dropZeroWidth(text: string): string {
  return text.replace(/[\u200B\u2060\uFEFF\u00AD]/g, "");
}

// https://www.unicode.org/charts/PDF/UE0000.pdf: U+E0020 to U+E007E mirror printable ASCII.
function readTagCharacters(text: string): readonly string[] {
  const runs = text.match(/[\u{E0020}-\u{E007E}]{8,}/gu) ?? [];
  return runs.map((run) =>
    Array.from(run, (tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000)).join(""),
  );
}

function readBase64(text: string): readonly string[] {
  const runs = text.match(/[A-Za-z0-9+/]{24,}(?:\n[A-Za-z0-9+/]+)*={0,2}/g) ?? [];
  return runs
    .map((run) => Buffer.from(run, "base64").toString("utf8"))
    .filter((plain) => /^[\p{L}\p{P}\p{N}\s]+$/u.test(plain));
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(base + ((letter.charCodeAt(0) - base + 13) % 26));
  });
}
