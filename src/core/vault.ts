import { readable } from "./readable.ts";
import type { RestoreOptions, Restorer } from "./restorer.ts";
import type { Span } from "./types.ts";
import { isObject, readOptions, wrongOption } from "./validate.ts";
import { createVault } from "./vault-session.ts";

/** Options of {@link vault}. */
export interface VaultOptions {
  /** Most values that are kept. @default 10000 */
  readonly maxEntries?: number;
  /** Most characters of all values together, in UTF-16 code units. @default 1000000 */
  readonly maxChars?: number;
  /**
   * What happens when there is no room for a value: `GUARD_VAULT_FULL`, which stops the call, or the value that was
   * not used for the longest time is forgotten, and its placeholder stays in answers as it is.
   *
   * @default "throw"
   */
  readonly whenFull?: "throw" | "drop-oldest";
}

/**
 * Keeps what placeholders such as `<EMAIL_1>` stand for, for one session of one user.
 *
 * It shows its values only through `restore` and its kin: JSON leaves it out, and a log shows how many there are.
 */
export interface Vault {
  /** How many values there are. */
  readonly size: number;
  /**
   * The placeholder of a value, the same each time. The `type` (`email`, `credit-card`) names it; `bare` marks a number
   * that stood without quotes in JSON. Throws `GUARD_VAULT_FULL`.
   */
  pseudonym(value: string, how?: { readonly type?: string; readonly bare?: boolean }): string;
  /**
   * The text with the values in place of their placeholders.
   *
   * A placeholder is known again in any case and spacing between its brackets (`< Email 1 >`), with brackets escaped as in
   * Markdown, HTML or JSON, and without them when it is spelled as it was made (`EMAIL_1`). What a value holds is not
   * restored again.
   */
  restore(text: string, options?: RestoreOptions): string;
  /** The same for a text in pieces, cut anywhere; holds back only what may still become a placeholder. */
  restoreStream(options?: RestoreOptions): TransformStream<string, string>;
  /** The same, piece by piece. */
  restorer(options?: RestoreOptions): Restorer;
  /**
   * A text that comes in, without words that would be taken for placeholders in the answer: those that are one become
   * values themselves (`<LITERAL_1>`), and those that are none yet will never be one.
   *
   * @param issued Where in the text placeholders of this vault stand on purpose, sorted. @default none
   */
  escape(text: string, issued?: readonly Span[]): string;
  /** Where a text that comes in may end in the beginning of such words; its length when it does not. */
  hold(text: string): number;
  /** Forgets all values; their placeholders are not given to others. */
  clear(): void;
}

/**
 * Makes a vault.
 *
 * @throws {GuardError} `GUARD_INVALID_OPTIONS` naming the field.
 * @example
 * ```ts
 * const ask = guard(callModel, guards, { vault: vault() });
 * ```
 */
export function vault(options: VaultOptions = {}): Vault {
  const given = readable("options", wrongOption, () =>
    readOptions(options, "options", ["maxEntries", "maxChars", "whenFull"]),
  );
  const whenFull = given.get("whenFull") ?? "throw";
  if (whenFull !== "throw" && whenFull !== "drop-oldest") {
    throw wrongOption("options.whenFull", '"throw" or "drop-oldest"');
  }
  const most = (name: string, usual: number): number => {
    const value = given.get(name) ?? usual;
    if (typeof value === "number" && Number.isInteger(value) && value > 0) return value;
    throw wrongOption(`options.${name}`, "a whole number above 0");
  };
  return createVault({
    maxEntries: most("maxEntries", 10_000),
    maxChars: most("maxChars", 1_000_000),
    whenFull,
  });
}

/** Whether a value can serve as a vault, also one of another copy of this library. */
export function isVault(value: unknown): value is Vault {
  return (
    isObject(value) &&
    (["pseudonym", "restore", "restorer", "escape", "hold"] as const).every(
      (name) => typeof (value as Partial<Vault>)[name] === "function",
    )
  );
}
