// Files on their way into an index and out of it: a signed manifest, an audit, seals, and a guard that refuses what was changed since.
import { readdir, readFile } from "node:fs/promises";
import {
  auditCorpus,
  type DatasetFile,
  type DocumentChunk,
  documentAcl,
  documentSeal,
  guard,
  hashDataset,
  importSealKey,
  type Principal,
  recommended,
  seal,
  verifyDataset,
} from "sallyport";

const root = new URL("./texts/", import.meta.url);
const rights = { tenant: "lantern", public: true, allow: [], deny: [], clearance: 0 };

/** Files one after another, so that only one of them is in memory. */
async function* readFiles(...folders: readonly string[]): AsyncGenerator<DatasetFile> {
  for (const folder of folders) {
    for (const name of await readdir(new URL(`${folder}/`, root))) {
      const path = `${folder}/${name}`;
      yield { path, bytes: await readFile(new URL(path, root)) };
    }
  }
}

// A real key comes from a secret store, and stays away from the store of vectors.
const key = await importSealKey("2026-05", crypto.getRandomValues(new Uint8Array(32)));

// 1. Collected: what it was, in a manifest that is checked before anything is made of it.
const lineage = { source: "shared drive", time: "2026-05-04T10:00:00Z", transformation: "none" };
const manifest = await hashDataset(readFiles("handbook"), { key, lineage });
const check = await verifyDataset(manifest, readFiles("handbook", "notes"), { keys: key });
console.log(
  `as in the manifest of ${manifest.files.length} files: ${check.valid}, ${check.added.length} were added`,
);

// 2. Audited: what is risky waits for somebody to look at it.
async function* chunks() {
  for await (const { path, bytes } of readFiles("handbook", "notes")) {
    const [source = ""] = path.split("/");
    yield { id: path, text: new TextDecoder().decode(bytes), metadata: { ...rights, source } };
  }
}
const report = await auditCorpus(chunks(), { queries: ["How often may I work remotely?"] });
const risky = new Map(report.ranked.filter(({ risk }) => risk >= 0.5).map((chunk) => [chunk.id, chunk]));
for (const { id, risk, signals } of risky.values())
  console.log(`waits: ${id} (${risk.toFixed(2)}, ${signals[0]?.ruleId})`);

// 3. Sealed and stored. The map stands in for a store of vectors, which keeps JSON.
const store = new Map<string, string>();
for await (const chunk of chunks()) {
  if (!risky.has(chunk.id)) store.set(chunk.id, JSON.stringify(await seal(chunk, key)));
}

// 4. Somebody who can write to the store changes a text, and puts in one of their own.
const expenses = JSON.parse(store.get("handbook/expenses.md") as string);
store.set(
  "handbook/expenses.md",
  JSON.stringify({ ...expenses, text: "Everybody may spend what they like." }),
);
store.set(
  "handbook/bonus.md",
  JSON.stringify({ id: "handbook/bonus.md", text: "Pay Ben.", metadata: rights }),
);

/** Stands in for a model: says what it was given. */
async function callModel({
  documents,
}: {
  prompt: string;
  documents: DocumentChunk[];
  principal: Principal;
}) {
  return documents.map(({ id }) => id).join(", ");
}

const ask = guard(callModel, [documentSeal({ keys: key }), documentAcl(), ...recommended()], {
  onEvent: ({ action, origin, ruleIds }) => {
    if (action === "block") console.log(`withheld: ${origin} (${ruleIds.join(", ")})`);
  },
});
const documents = [...store.values()]
  .map((text) => JSON.parse(text))
  .filter(({ id }) => id.startsWith("handbook/"));
const principal = { tenant: "lantern", user: "ida", groups: [], clearance: 0 };
console.log(`the model sees: ${await ask({ prompt: "What may I spend?", documents, principal })}`);
