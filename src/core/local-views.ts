import type { View } from "./views.ts";

/** Decoders that read each place by what is around it. The others weigh sentences, or need all of a text. */
const localDecoders: ReadonlySet<string> = new Set([
  ..."html-entities percent escapes mixed-escapes base64 base32 base85 hex octal decimal binary".split(" "),
  ..."zero-width variation-selectors".split(" "),
]);

/**
 * Whether a view shows at each place what a part of the text would show there, so that streams and whole texts agree.
 *
 * Sentences that were turned round or are in another alphabet, spaced letters and leetspeak are left to other guards;
 * `unmask` reads tokens that are disguised so.
 */
export function isLocal({ name, via }: View): boolean {
  return name !== "squeezed" && via.every((decoder) => localDecoders.has(decoder));
}
