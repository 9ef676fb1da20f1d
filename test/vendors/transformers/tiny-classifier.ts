import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Graph } from "../../../data/use-lite/onnx.ts";

/** What the tiny classifier knows: each word and by how much it speaks for either label. */
const words: readonly (readonly [word: string, benign: number, injection: number])[] = [
  ["<unk>", 0.25, 0],
  ["\u2581obey", 0, 4],
  ["\u2581me", 0, 0.5],
  ["\u2581now", 0, 0.5],
];

/** Writes a text classification model of four words, labels BENIGN and INJECTION, in the layout of transformers.js. */
export function writeTinyClassifier(folder: string): void {
  const graph = new Graph();
  const table = Float32Array.from(words.flatMap(([, ...weights]) => weights));
  const rows = graph.add("Gather", [graph.constant(table, [words.length, 2]), "input_ids"]);
  const mask = graph.add("Unsqueeze", [graph.add("Cast", ["attention_mask"], { to: 1 }), graph.integers(2)]);
  const logits = graph.add("ReduceSum", [graph.add("Mul", [rows, mask]), graph.integers(1)], { keepdims: 0 });
  const spaces = {
    type: "Metaspace",
    replacement: "\u2581",
    add_prefix_space: true,
    prepend_scheme: "always",
  };
  const files = {
    "config.json": {
      model_type: "bert",
      architectures: ["BertForSequenceClassification"],
      id2label: { 0: "BENIGN", 1: "INJECTION" },
    },
    "tokenizer.json": {
      ...{ version: "1.0", truncation: null, padding: null, added_tokens: [], post_processor: null },
      normalizer: { type: "Lowercase" },
      pre_tokenizer: spaces,
      decoder: spaces,
      model: {
        type: "Unigram",
        unk_id: 0,
        vocab: words.map(([word], index) => [word, index === 0 ? -20 : -1]),
      },
    },
    "tokenizer_config.json": {
      ...{ tokenizer_class: "PreTrainedTokenizer", model_max_length: 512 },
      ...{ unk_token: "<unk>", pad_token: "<unk>" },
    },
  };
  mkdirSync(join(folder, "onnx"), { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), JSON.stringify(content));
  writeFileSync(join(folder, "onnx/model_quantized.onnx"), graph.finish(logits, "logits", ["batch", 2]));
}
