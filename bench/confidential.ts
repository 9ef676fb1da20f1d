// How long it takes to look for a passage of 10,000 protected documents in an answer, and to make the index.
import { createChecker } from "../src/core/check.ts";
import {
  buildConfidentialIndex,
  confidential,
  readConfidentialIndex,
} from "../src/guards/confidential/index.ts";
import { writtenDocuments } from "../test/guards/confidential/documents.ts";

const documents = writtenDocuments(10_000, 11);
const key = "a key for this measurement";
const began = performance.now();
const index = buildConfidentialIndex(documents, { key });
const built = performance.now();
const bytes = index.toBytes();
const written = performance.now();
const read = readConfidentialIndex(bytes, { key });
const ended = performance.now();
const megabytes = (bytes.length / 2 ** 20).toFixed(1);
console.log(`${index.documents} documents, ${index.fingerprints} fingerprints, ${megabytes} MB as bytes`);
console.log(
  `built in ${(built - began).toFixed(0)} ms, to bytes ${(written - built).toFixed(0)} ms, from bytes ${(ended - written).toFixed(0)} ms`,
);

const checker = createChecker([confidential(read)]);
const plain = "The order left our store on Monday and should arrive within three days. ".repeat(12);
for (const [label, make] of [
  ["clean answer", (_: number) => plain],
  ["answer with 30 words", (at: number) => plain + passageOf(at) + plain.slice(0, 300)],
] as const) {
  const times: number[] = [];
  let found = 0;
  for (let run = 0; run < 2000; run++) {
    const text = make(run * 5);
    const start = performance.now();
    const { findings } = await checker.check(text, { stage: "output" });
    times.push(performance.now() - start);
    if (findings.length > 0) found++;
  }
  times.sort((a, b) => a - b);
  const at = (share: number) =>
    `${((times[Math.floor(share * times.length)] as number) * 1000).toFixed(0)} us`;
  console.log(
    `${label}, ${make(0).length} units: median ${at(0.5)}, p99 ${at(0.99)}, found in ${found} of 2000`,
  );
}

function passageOf(run: number): string {
  const words = (documents[run % documents.length] as string).split(" ");
  const from = run % 200;
  return words.slice(from, from + 30).join(" ");
}
