import { describe, expect, test } from "vitest";
import { type DatasetFile, hashDataset, verifyDataset } from "../../src/integrity/dataset.ts";
import fc from "../support/property.ts";
import { ed25519Keys, hmacKey } from "./keys.ts";

const key = await hmacKey();
const other = await hmacKey("other", 9);

const file = (path: string, text: string): DatasetFile => ({ path, bytes: new TextEncoder().encode(text) });

const files = [file("b/leave.md", "28 days"), file("a.md", "hello"), file("empty.md", "")];
const lineage = { source: "handbook", time: "2026-05-04T10:00:00Z", transformation: "split by heading" };

async function* slowly(list: readonly DatasetFile[]): AsyncGenerator<DatasetFile> {
  for (const item of list) {
    await Promise.resolve();
    yield item;
  }
}

const intact = { valid: true, manifest: "authentic", added: [], removed: [], changed: [] };

describe("a manifest", () => {
  test("names the files by their SHA-256, sorted", async () => {
    const manifest = await hashDataset(files, { lineage });
    expect(manifest.files.map(({ path, size }) => [path, size])).toEqual([
      ["a.md", 5],
      ["b/leave.md", 7],
      ["empty.md", 0],
    ]);
    // The digests that FIPS 180-4 gives for "hello" and for nothing.
    expect(manifest.files[0]?.sha256).toBe(
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
    );
    expect(manifest.files[2]?.sha256).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    expect(manifest).not.toHaveProperty("signature");
  });

  test("is the same for any order and kind of iterable", async () => {
    const manifest = await hashDataset(files, { key, lineage });
    expect(await hashDataset(slowly([...files].reverse()), { key, lineage })).toEqual(manifest);
    expect(await verifyDataset(JSON.parse(JSON.stringify(manifest)), slowly(files), { keys: key })).toEqual(
      intact,
    );
  });

  test("says which files were added, removed and changed", async () => {
    const manifest = await hashDataset(files, { key });
    const now = [file("a.md", "hullo"), file("empty.md", ""), file("new.md", "x")];
    expect(await verifyDataset(manifest, now, { keys: [other, key] })).toEqual({
      valid: false,
      manifest: "authentic",
      added: ["new.md"],
      removed: ["b/leave.md"],
      changed: ["a.md"],
    });
  });

  test("tells exactly what differs between any two sets of files", async () => {
    const sets = fc.dictionary(
      fc.constantFrom("a", "b", "c", "__proto__", "d/e"),
      fc.constantFrom("", "x", "y"),
      {
        noNullPrototype: false,
      },
    );
    await fc.assert(
      fc.asyncProperty(sets, sets, async (before, after) => {
        const listed = (set: Record<string, string>) =>
          Object.entries(set).map(([path, text]) => file(path, text));
        const manifest = await hashDataset(listed(before), { key });
        const check = await verifyDataset(manifest, listed(after), { keys: key });
        const paths = Object.keys(before).sort();
        expect(check.removed).toEqual(paths.filter((path) => !Object.hasOwn(after, path)));
        expect(check.changed).toEqual(
          paths.filter((path) => Object.hasOwn(after, path) && after[path] !== before[path]),
        );
        expect(check.added).toEqual(
          Object.keys(after)
            .filter((path) => !Object.hasOwn(before, path))
            .sort(),
        );
      }),
      { numRuns: 50 },
    );
  });

  test("is believed by its signature or its hash alone, before any file is read", async () => {
    const manifest = await hashDataset(files, { key, lineage });
    const unread = (): AsyncGenerator<DatasetFile> => {
      throw new Error("read");
    };
    const stateOf = async (given: unknown, options: object = { keys: key }) =>
      (await verifyDataset(given, { [Symbol.asyncIterator]: unread }, options)).manifest;
    const { signature, ...unsigned } = manifest;
    expect(await stateOf(unsigned)).toBe("missing");
    expect(await stateOf({ ...manifest, lineage: { ...lineage, source: "elsewhere" } })).toBe("changed");
    expect(await stateOf({ ...manifest, hash: "0".repeat(64) })).toBe("changed");
    const forged = await hashDataset([file("a.md", "evil")]);
    expect(await stateOf({ ...forged, signature })).toBe("changed");
    expect(await stateOf(forged, { hash: manifest.hash })).toBe("changed");
    expect(await stateOf(manifest, { keys: other })).toBe("unknown-key");
    expect(await verifyDataset(unsigned, files, { hash: manifest.hash })).toEqual(intact);
  });

  test("that has not the form of one is malformed", async () => {
    const manifest = await hashDataset(files, { key });
    const [first, second] = manifest.files;
    for (const given of [
      undefined,
      "{}",
      {},
      { ...manifest, version: 2 },
      { ...manifest, more: 1 },
      { ...manifest, files: [second, first] },
      { ...manifest, files: [first, first] },
      { ...manifest, files: [{ ...first, size: "5" }] },
      { ...manifest, lineage: { parent: "x" } },
      { ...manifest, signature: 1 },
    ])
      expect((await verifyDataset(given, [], { keys: key })).manifest).toBe("malformed");
  });

  test("chains to the one that it was made from", async () => {
    const { signer, verifier } = await ed25519Keys();
    const raw = await hashDataset(files, { key: signer, lineage });
    const made = await hashDataset([file("index.bin", "0101")], {
      key: signer,
      lineage: { parent: raw.hash, transformation: "embed" },
    });
    expect(made.lineage.parent).toBe(raw.hash);
    expect(await verifyDataset(raw, files, { keys: verifier, hash: made.lineage.parent as string })).toEqual(
      intact,
    );
  });

  test("is not made of files that come twice, have no bytes, or are no list", async () => {
    const made = (given: unknown) => hashDataset(given as DatasetFile[]);
    await expect(made([files[0], files[0]])).rejects.toMatchObject({
      code: "GUARD_INVALID_INPUT",
      message: "files[1].path: expected a path that did not come before",
    });
    await expect(made([{ path: "a", bytes: "text" }])).rejects.toMatchObject({
      message: "files[0].bytes: expected a Uint8Array or an ArrayBuffer",
    });
    const shared = new Uint8Array(new SharedArrayBuffer(2));
    await expect(made([{ path: "a", bytes: shared }])).rejects.toMatchObject({
      message: "files[0].bytes: expected bytes that are neither shared nor detached",
    });
    await expect(made({})).rejects.toMatchObject({ message: "files: expected an iterable of files" });
    await expect(verifyDataset({}, [], {})).rejects.toMatchObject({ code: "GUARD_INVALID_OPTIONS" });
    await expect(hashDataset([], { lineage: { parent: "x" } })).rejects.toMatchObject({
      message: "options.lineage.parent: expected 64 hexadecimal digits",
    });
  });

  test("is not made after an abort", async () => {
    const controller = new AbortController();
    async function* aborting() {
      yield files[0] as DatasetFile;
      controller.abort(new Error("enough"));
      yield files[1] as DatasetFile;
    }
    await expect(hashDataset(aborting(), { signal: controller.signal })).rejects.toMatchObject({
      code: "GUARD_ABORTED",
    });
  });
});
