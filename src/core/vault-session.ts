import { GuardError } from "./errors.ts";
import { type KnownNames, nextName } from "./pseudonyms.ts";
import { readable } from "./readable.ts";
import type { RestoreOptions, Restorer } from "./restorer.ts";
import type { Span } from "./types.ts";
import { isObject, wrongInput } from "./validate.ts";
import type { Vault, VaultOptions } from "./vault.ts";
import { createRestorer } from "./vault-restorer.ts";

interface Entry {
  readonly value: string;
  /** As it is written, without its brackets. */
  readonly label: string;
  /** The label without separators, by which it is known again. */
  readonly name: string;
}

/** Types with a label of their own; further ones share that of a value without a type. */
const mostTypes = 1000;
const otherType = "VALUE";

/** Words that came in and look like placeholders are remembered as bits at their hash. */
const mostWords = 1 << 19;

/** Numbers that are tried for one placeholder. */
const mostTries = 1000;
const mostRounds = 100;

/** No placeholder is longer, whatever stands around it. */
const longestPlaceholder = 128;

const inspect: unique symbol = Symbol.for("nodejs.util.inspect.custom") as never;

/** A vault with options that were checked; see {@link Vault}. */
export function createVault(options: Required<VaultOptions>): Vault {
  return new SessionVault(options);
}

class SessionVault implements Vault {
  readonly #options: Required<VaultOptions>;
  /** By value, that which was not used for the longest time first. */
  readonly #byValue = new Map<string, Entry>();
  readonly #byName = new Map<string, Entry>();
  /** Last number by label without number. */
  readonly #numbers = new Map<string, number>();
  readonly #types = new Set<string>();
  /** All beginnings of the types. */
  readonly #beginnings = new Set<string>();
  #words: Uint8Array | undefined;
  #chars = 0;

  readonly #known: KnownNames = {
    has: (name) => this.#byName.has(name),
    mayBecome: (name) => this.#beginnings.has(name) || this.#types.has(typeIn(name, this.#types)),
  };

  constructor(options: Required<VaultOptions>) {
    this.#options = options;
  }

  get size(): number {
    return this.#byValue.size;
  }

  pseudonym(value: string, options: { type?: string; bare?: boolean } = {}): string {
    checkText(value, "value");
    const { type, bare = false } = readFields(options);
    if (type !== undefined) checkText(type, "options.type");
    const known = this.#byValue.get(value);
    if (known !== undefined) {
      this.#byValue.delete(value);
      this.#byValue.set(value, known);
    }
    const { label } = known ?? this.#add(value, this.#label(type));
    return bare ? `<${label}#>` : `<${label}>`;
  }

  #add(value: string, type: string): Entry {
    this.#makeRoom(value.length);
    const [number, name] = this.#freeNumber(type);
    // A slice would keep all of the text alive that the value was found in.
    const entry = { value: ` ${value}`.slice(1), label: `${type}_${number}`, name };
    this.#numbers.set(type, number);
    this.#byValue.set(entry.value, entry);
    this.#byName.set(name, entry);
    this.#chars += value.length;
    const compact = type.replaceAll("_", "");
    this.#types.add(compact);
    for (let end = 0; end <= compact.length; end++) this.#beginnings.add(compact.slice(0, end));
    return entry;
  }

  #label(type: string | undefined): string {
    const words = (type ?? "")
      .slice(0, 40)
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, "_");
    const label = words.replace(/^[_0-9]+|_$/g, "");
    if (label === "" || (!this.#numbers.has(label) && this.#numbers.size >= mostTypes)) return otherType;
    return label;
  }

  #makeRoom(length: number): void {
    const { maxEntries, maxChars, whenFull } = this.#options;
    // To forget all others would make no room for it.
    if (length > maxChars) throw full();
    while (this.#byValue.size >= maxEntries || this.#chars + length > maxChars) {
      const [oldest] = this.#byValue.values();
      if (whenFull === "throw" || oldest === undefined) throw full();
      this.#byValue.delete(oldest.value);
      this.#byName.delete(oldest.name);
      this.#chars -= oldest.value.length;
    }
  }

  /**
   * The next number whose name is nobody's, and was not in a text that came in.
   *
   * Who writes the next thousand names into a text cannot know where the search goes on.
   */
  #freeNumber(type: string): readonly [number, string] {
    const compact = type.replaceAll("_", "");
    let first = (this.#numbers.get(type) ?? 0) + 1;
    for (let round = 0; round < mostRounds; round++) {
      for (let number = first; number < first + mostTries; number++) {
        const name = compact + number;
        if (!this.#byName.has(name) && !this.#isWord(name)) return [number, name];
      }
      const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
      first = 1_000_000 + (random % 1_000_000_000);
    }
    throw full();
  }

  restore(text: string, options?: RestoreOptions): string {
    checkText(text);
    const restorer = this.restorer(options);
    return restorer.push(text) + restorer.end();
  }

  restorer(options: RestoreOptions = {}): Restorer {
    const { json = false } = readFields(options);
    return createRestorer(this.#known, (name) => {
      const value = this.#byName.get(name)?.value ?? "";
      return json ? JSON.stringify(value).slice(1, -1) : value;
    });
  }

  restoreStream(options?: RestoreOptions): TransformStream<string, string> {
    const restorer = this.restorer(options);
    const pass = (controller: TransformStreamDefaultController<string>, text: string): void => {
      if (text !== "") controller.enqueue(text);
    };
    return new TransformStream<string, string>({
      transform(piece, controller) {
        if (typeof piece !== "string") throw wrongInput("chunk", "a string");
        pass(controller, restorer.push(piece));
      },
      flush: (controller) => pass(controller, restorer.end()),
    });
  }

  escape(text: string, issued: readonly Span[] = []): string {
    checkText(text);
    if (!Array.isArray(issued)) throw wrongInput("issued", "an array of spans");
    const pieces: string[] = [];
    let from = 0;
    let next = 0;
    for (;;) {
      // What is replaced ends a word, so what follows it is looked at by itself.
      const found = nextName(text, from, anyName, true, Number.NaN, from);
      if (found?.end === undefined) break;
      while ((issued[next]?.end ?? text.length + 1) < found.end) next++;
      // The quotes of what looks like a number of JSON stay.
      const [start, end] = [found.start + found.quotes, found.end - found.quotes];
      const isIssued = issued[next]?.start === found.start && issued[next]?.end === found.end;
      let shown = text.slice(start, end);
      if (!isIssued && this.#byName.has(found.name)) shown = this.pseudonym(shown, { type: "literal" });
      else if (!isIssued) this.#remember(found.name);
      pieces.push(text.slice(from, start), shown);
      from = end;
    }
    return from === 0 ? text : pieces.join("") + text.slice(from);
  }

  hold(text: string): number {
    checkText(text);
    const from = Math.max(0, text.length - longestPlaceholder);
    for (let next = nextName(text, from, anyName, false); next !== undefined; ) {
      if (next.end === undefined) return next.start;
      next = nextName(text, next.end, anyName, false);
    }
    return text.length;
  }

  #remember(name: string): void {
    this.#words ??= new Uint8Array(mostWords >> 3);
    const bit = hashOf(name);
    this.#words[bit >> 3] = (this.#words[bit >> 3] as number) | (1 << (bit & 7));
  }

  #isWord(name: string): boolean {
    if (this.#words === undefined) return false;
    const bit = hashOf(name);
    return (((this.#words[bit >> 3] as number) >> (bit & 7)) & 1) === 1;
  }

  clear(): void {
    this.#byValue.clear();
    this.#byName.clear();
    this.#chars = 0;
  }

  toJSON(): undefined {
    return undefined;
  }

  [inspect](): string {
    return `Vault { size: ${this.size} }`;
  }
}

/** The type in a name that goes on with some digits of its number, or an empty word. */
function typeIn(name: string, types: ReadonlySet<string>): string {
  let end = name.length;
  for (; end > 0 && isDigit(name.charCodeAt(end - 1)); end--) {
    // A number does not begin with 0.
    if (name.charAt(end - 1) !== "0" && types.has(name.slice(0, end - 1))) return name.slice(0, end - 1);
  }
  return "";
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Whatever could be a placeholder of any vault. */
const anyName: KnownNames = {
  has: (name) => /^[A-Z][A-Z0-9]*[0-9]$/.test(name),
  mayBecome: (name) => name === "" || (name.charCodeAt(0) >= 0x41 && name.charCodeAt(0) <= 0x5a),
};

function full(): GuardError {
  return new GuardError("GUARD_VAULT_FULL", "vault: no room for another value; see maxEntries and maxChars");
}

/** FNV-1a: https://www.rfc-editor.org/rfc/rfc9923 */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 13)) & (mostWords - 1);
}

function checkText(value: unknown, field = "text"): asserts value is string {
  if (typeof value !== "string") throw wrongInput(field, "a string");
}

/** A copy of options, so that a getter that throws becomes an error that names them. */
function readFields<Options extends object>(options: Options): Options {
  if (!isObject(options)) throw wrongInput("options", "an object");
  return readable("options", wrongInput, () => ({ ...options }));
}
