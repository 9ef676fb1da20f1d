import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importPublicKey, loadWeights } from "../../src/index.ts";
import { manifest, weights } from "../../src/models/weights.generated.ts";
import { buildCommand, type Command } from "../support/cli.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const privatePem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
const publicPem = publicKey.export({ format: "pem", type: "spki" }).toString();

let command: Command;
let key: string;
let file: string;
beforeAll(async () => {
  command = await buildCommand();
  key = command.write("private.pem", privatePem);
  file = command.write("weights.json", JSON.stringify({ manifest, weights }));
}, 60_000);
afterAll(() => command.remove());

describe("sallyport sign", { timeout: 60_000 }, () => {
  test("writes weights that load by the public half of the key, and says nothing else", async () => {
    const { code, out, err } = await command.run(["sign", file, "--key", key, "--id", "2026-05"]);
    expect([code, err]).toEqual([0, ""]);
    const keys = await importPublicKey("2026-05", publicPem);
    await expect(loadWeights(JSON.parse(out), { keys })).resolves.toMatchObject({ manifest });
  });

  test.each<[string, () => readonly string[], string]>([
    ["no file", () => ["--key", key, "--id", "a"], "expected one file"],
    ["no key", () => [file, "--id", "a"], "expected --key and --id"],
    ["an id with a blank", () => [file, "--key", key, "--id", "a b"], "letters, digits"],
    ["a key that is not there", () => [file, "--key", command.path("none.pem"), "--id", "a"], "none.pem: "],
    [
      "a public key",
      () => [file, "--key", command.write("public.pem", publicPem), "--id", "a"],
      "a private key",
    ],
    [
      "a file of another form",
      () => [command.write("x.json", "{}"), "--key", key, "--id", "a"],
      "x.json: file",
    ],
  ])("refuses %s", async (_, args, reason) => {
    const { code, out, err } = await command.call(["sign", ...args()]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(reason);
    expect(err).not.toContain("PRIVATE");
  });
});
