import {
  buildConfidentialIndex,
  confidential,
  createChecker,
  documentAcl,
  documentSeal,
  guardRetriever,
  hashDataset,
  importSealKey,
  openSeal,
  recommended,
  type StoreFilters,
  seal,
  verifyDataset,
} from "sallyport";
import { attack, dirty, documents, principals, texts } from "./fixture.ts";
import { outcome } from "./outcome.ts";

export async function access(): Promise<unknown> {
  const list: unknown[] = [];
  const acl = documentAcl();
  const checker = createChecker([acl, ...recommended()]);
  const stores = [
    ...(["postgres", "pgvector", "sqlite", "sqlite-vec", "libsql", "lancedb", "orama", "qdrant"] as const),
    ...(["elasticsearch", "opensearch", "pinecone", "chroma", "weaviate", "mongodb"] as const),
  ] satisfies readonly (keyof StoreFilters)[];
  for (const principal of principals) {
    list.push(await checker.checkDocuments([...documents], { principal }));
    list.push(documents.map(({ metadata }) => acl.explain(metadata, principal)));
    list.push(stores.map((store) => acl.filterFor(store, principal)));
    const events: unknown[] = [];
    const retrieve = guardRetriever(async (_: string) => [...documents], acl, {
      principal,
      k: 3,
      onEvent: (event) => events.push({ ...event, durationMs: 0 }),
    });
    list.push(await outcome(() => retrieve("days")), events);
  }
  return list;
}

export async function seals(): Promise<unknown> {
  const list: unknown[] = [];
  const secret = (step: number) => Uint8Array.from({ length: 32 }, (_, at) => (at * step) % 256);
  const key = await importSealKey("2026-05", secret(7));
  const old = await importSealKey("2025-01", secret(11));
  const pair = (await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"])) as CryptoKeyPair;
  for (const document of documents) {
    const sealed = await seal(document, key);
    const signed = await seal(document, { id: "pair", key: pair.privateKey });
    list.push(sealed, await openSeal(sealed, [old, key]), await openSeal(sealed, old));
    list.push(await openSeal(signed, { id: "pair", key: pair.publicKey }));
    const widened = { ...sealed.metadata, public: true, allow: ["staff", "guests"] };
    list.push(await openSeal({ ...sealed, metadata: widened }, key));
    list.push(await openSeal({ ...sealed, text: `${sealed.text}\u200b` }, key));
  }
  const checker = createChecker([documentSeal({ keys: key })]);
  const [first, second] = documents as [(typeof documents)[0], (typeof documents)[0]];
  list.push(await checker.checkDocuments([await seal(first, key), second]));
  const file = (text: string) => new TextEncoder().encode(text);
  const files = [
    { path: "a.txt", bytes: file(dirty) },
    { path: "b.txt", bytes: file(attack) },
  ];
  const manifest = await hashDataset(files, { key });
  list.push(manifest, await verifyDataset(manifest, files.slice(1), { keys: key }));
  return list;
}

export async function protectedTexts(): Promise<unknown> {
  const passage = texts.map(({ text }) => text).join(" ");
  const index = buildConfidentialIndex([{ text: passage }], { key: "sixteen bytes or more" });
  const checker = createChecker([confidential(index)]);
  return {
    bytes: Array.from(index.toBytes()),
    verdict: await checker.check(`I was told: ${passage.slice(0, 400)}`, { stage: "output" }),
  };
}
