import { andThen } from "./lanes.ts";
import type { Place } from "./strings.ts";
import type { TextStream } from "./text-stream.ts";
import type { Vault } from "./vault.ts";

/** Fields whose text is JSON, or a piece of it: the arguments of tool calls. */
const jsonFields: ReadonlySet<string> = new Set([
  "arguments",
  "partial_json",
  "argsTextDelta",
  "inputTextDelta",
  "inputText",
]);

/** A text of a response with the values of its placeholders. Keys cannot be rewritten. */
export function restoreText(vault: Vault | undefined, { path, key }: Place, text: string): string {
  return vault === undefined || key === true ? text : vault.restore(text, { json: isJson(path) });
}

/** A stream whose text is restored after it was checked. */
export function restoredStream(
  vault: Vault | undefined,
  { path }: Pick<Place, "path">,
  checked: TextStream,
): TextStream {
  if (vault === undefined) return checked;
  const restorer = vault.restorer({ json: isJson(path) });
  return {
    push: (piece) => andThen(checked.push(piece), (text) => restorer.push(text)),
    end: () => andThen(checked.end(), (text) => restorer.push(text) + restorer.end()),
    get isHolding() {
      return checked.isHolding || restorer.isHolding;
    },
  };
}

/** Whether the text at a path is JSON. */
export function isJson(path: Place["path"]): boolean {
  const field = path.findLast((step) => typeof step === "string");
  return typeof field === "string" && jsonFields.has(field);
}
