/** A piece of a page that needs no escaping. Made by {@link html}, so that a text never becomes one by itself. */
export class Html {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}

/** What may stand in a template: texts and numbers are escaped, pieces are put in as they are. */
export type Part = string | number | Html | readonly Html[];

const entities: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/** A text as it has to be written between tags and between quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities.get(sign) as string);
}

/**
 * A piece of a page. Every attribute has to stand in double quotes.
 *
 * @example
 * ```ts
 * html`<p title="${name}">${text}</p>`;
 * ```
 */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let code = template[0] as string;
  for (const [index, part] of parts.entries()) code += codeOf(part) + template[index + 1];
  return new Html(code);
}

function codeOf(part: Part): string {
  if (part instanceof Html) return part.code;
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return escapeHtml(String(part));
  return part.map(({ code }) => code).join("");
}
