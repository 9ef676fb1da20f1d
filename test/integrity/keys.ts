import { importSealKey, type SealKey } from "../../src/integrity/keys.ts";

/** A key for HMAC from one byte, the same in every run. */
export function hmacKey(id: string = "first", byte: number = 7): Promise<SealKey> {
  return importSealKey(id, new Uint8Array(32).fill(byte));
}

/** A new pair for Ed25519: one half signs, the other one verifies. */
export async function ed25519Keys(
  id: string = "pair",
): Promise<{ readonly signer: SealKey; readonly verifier: SealKey }> {
  const { privateKey, publicKey } = (await crypto.subtle.generateKey("Ed25519", true, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  return { signer: { id, key: privateKey }, verifier: { id, key: publicKey } };
}
