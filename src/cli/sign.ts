import { createPrivateKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isGuardError, type SealKey, signWeights, type WeightsFile } from "sallyport";
import { readJson } from "./json-file.ts";
import { whyUnreadable } from "./lines.ts";
import { readArguments } from "./options.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** What `sallyport sign --help` says. */
export const signHelp = `sallyport sign file --key FILE --id ID

Signs a JSON file of weights { manifest, weights } and writes it with its signature to stdout.

  --key FILE  private key for Ed25519, as openssl genpkey -algorithm ed25519 writes it
  --id ID     name of the key, by which loadWeights finds its public half: letters, digits, _ and -

Exit codes: 0 signed, 2 wrong use, or a file that is not one of weights.
`;

const optionTypes = { key: { type: "string" }, id: { type: "string" } } as const;

/** Runs `sallyport sign`; gives the exit code. */
export async function runSign(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, optionTypes);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError("expected one file");
  if (values.key === undefined || values.id === undefined) throw new UsageError("expected --key and --id");
  const key = { id: values.id, key: await readPrivateKey(values.key) };
  terminal.out(`${JSON.stringify(await signed(file, key))}\n`);
  return 0;
}

async function readPrivateKey(file: string): Promise<CryptoKey> {
  const pem = await readFile(file, "utf8").catch((error: unknown) => {
    throw new UsageError(`${file}: ${whyUnreadable(error)}`);
  });
  try {
    const der = new Uint8Array(createPrivateKey(pem).export({ format: "der", type: "pkcs8" }));
    return await crypto.subtle.importKey("pkcs8", der, "Ed25519", false, ["sign"]);
  } catch {
    throw new UsageError(`${file}: expected a private key for Ed25519 as PEM`);
  }
}

async function signed(file: string, key: SealKey): Promise<WeightsFile> {
  const given = await readJson(file);
  try {
    return await signWeights(given as WeightsFile, key);
  } catch (error) {
    // Messages of the library name fields and hold nothing of the file.
    if (isGuardError(error)) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}
