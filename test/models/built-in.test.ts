import { afterEach, expect, test, vi } from "vitest";
import { openModel } from "../../src/models/built-in.ts";
import { manifest, weights } from "../../src/models/weights.generated.ts";

afterEach(() => vi.unstubAllGlobals());

test("weights are checked where there is no WebCrypto too", async () => {
  vi.stubGlobal("crypto", {});
  await expect(openModel(manifest, weights)).resolves.toMatchObject({ manifest });
  await expect(openModel(manifest, `${weights} `)).rejects.toThrow(manifest.id);
});
