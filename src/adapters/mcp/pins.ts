import { looseCanonicalJson } from "../../core/canonical-json.ts";
import { foldConfusables } from "../../core/confusables.ts";
import { foldCharacter } from "../../core/fold.ts";
import { sha256Hex } from "../../core/hash.ts";
import { own } from "../../core/validate.ts";

/** What a tool of a server was when it was first shown, or when a person agreed to it. */
export interface Pin {
  readonly server: string;
  readonly tool: string;
  /** SHA-256 of the canonical definition, in hexadecimal digits. */
  readonly hash: string;
  /** True when a person agreed to this definition, which is then shown whatever the guards say of it. */
  readonly approved: boolean;
}

type Maybe<Value> = Value | PromiseLike<Value>;

/** Keeps pins of all servers whose tools are shown together. One pin for each server and tool. */
export interface PinStore {
  list(): Maybe<readonly Pin[]>;
  /** Keeps a pin in place of the one of the same server and tool. */
  put(pin: Pin): Maybe<void>;
}

/**
 * Pins in memory. What `list` gives can be written as JSON and given again.
 *
 * To approve a tool that was withheld, put its pin with `approved: true`.
 */
export function memoryPins(pins: readonly Pin[] = []): PinStore {
  const kept = new Map<string, Pin>();
  const put = (pin: Pin) => {
    kept.set(JSON.stringify([pin.server, pin.tool]), pin);
  };
  for (const pin of pins) put(pin);
  return { list: () => [...kept.values()], put };
}

/** What of a definition a model is shown, or decides what a call may be. https://modelcontextprotocol.io/specification */
const pinned: readonly string[] = [
  "name",
  "title",
  "description",
  "inputSchema",
  "outputSchema",
  "annotations",
];

/** SHA-256 of the canonical definition of a tool; `undefined` when it is no plain data. */
export function definitionHash(tool: object): string | undefined {
  const fields = pinned.map((field) => [field, own(tool, field)] as const);
  const json = looseCanonicalJson(Object.fromEntries(fields.filter(([, value]) => value !== undefined)));
  return json === undefined ? undefined : sha256Hex(json);
}

/** What a name looks like: names that a reader could take for each other look the same. */
export function lookOf(name: string): string {
  let folded = "";
  for (const character of name.slice(0, 200).normalize("NFKC")) folded += foldCharacter(character);
  // The letter makes every look-alike one of a mixed word.
  const latin = foldConfusables(`x${folded.replace(/[\s_.:/-]/g, "")}`).text.slice(1);
  return latin
    .toLowerCase()
    .replace(/0/g, "o")
    .replace(/[1i|]/g, "l")
    .replace(/rn/g, "m")
    .replace(/vv/g, "w");
}
