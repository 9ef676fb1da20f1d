import { describe, expect, test } from "vitest";
import { Graph } from "../../data/use-lite/onnx.ts";

interface Field {
  readonly number: number;
  readonly value: bigint | Uint8Array;
}

/** Fields of a message in the wire format of protocol buffers, as far as varints and bytes go. */
function fieldsOf(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++] as number;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    if ((tag & 7) === 0) fields.push({ number: tag >> 3, value: BigInt.asIntN(64, varint()) });
    else {
      expect(tag & 7).toBe(2);
      const length = Number(varint());
      fields.push({ number: tag >> 3, value: bytes.slice(at, at + length) });
      at += length;
    }
  }
  expect(at).toBe(bytes.length);
  return fields;
}

const messages = (fields: readonly Field[], number: number): Uint8Array[] =>
  fields.filter((field) => field.number === number).map(({ value }) => value as Uint8Array);
const texts = (fields: readonly Field[], number: number): string[] =>
  messages(fields, number).map((value) => new TextDecoder().decode(value));

describe("the ONNX writer", () => {
  const graph = new Graph();
  const mask = graph.add("Cast", ["attention_mask"], { to: 1 });
  const weights = graph.constant(Float32Array.of(1.5, -2), [2, 1]);
  const mean = graph.add("ReduceMean", [graph.add("MatMul", [mask, weights])], { axes: [-1], keepdims: 1 });
  const model = fieldsOf(graph.finish(mean, "logits", ["batch", 300]));
  const inner = fieldsOf(messages(model, 7)[0] as Uint8Array);

  test("says which version of the format it writes", () => {
    expect(model.find(({ number }) => number === 1)?.value).toBe(7n);
    const opset = fieldsOf(messages(model, 8)[0] as Uint8Array);
    expect(opset.find(({ number }) => number === 2)?.value).toBe(13n);
  });

  test("links operations by the names of their values", () => {
    const nodes = messages(inner, 1).map(fieldsOf);
    expect(nodes.map((node) => texts(node, 4)[0])).toEqual(["Cast", "MatMul", "ReduceMean", "Identity"]);
    for (const [index, node] of nodes.entries()) {
      if (index > 0) expect(texts(node, 1)).toContain(texts(nodes[index - 1] as Field[], 2)[0]);
    }
    expect(texts(nodes[1] as Field[], 1)).toContain(weights);
    expect(texts(nodes[3] as Field[], 2)).toEqual(["logits"]);
  });

  test("writes attributes, negative ones too", () => {
    const reduce = fieldsOf(messages(inner, 1)[2] as Uint8Array);
    const [axes, keepdims] = messages(reduce, 5).map(fieldsOf);
    expect(texts(axes ?? [], 1)).toEqual(["axes"]);
    expect(axes?.filter(({ number }) => number === 8).map(({ value }) => value)).toEqual([-1n]);
    expect(keepdims?.find(({ number }) => number === 3)?.value).toBe(1n);
  });

  test("writes constants as they are in memory", () => {
    const tensor = fieldsOf(messages(inner, 5)[0] as Uint8Array);
    expect(tensor.filter(({ number }) => number === 1).map(({ value }) => value)).toEqual([2n, 1n]);
    expect([...new Float32Array((messages(tensor, 9)[0] as Uint8Array).buffer)]).toEqual([1.5, -2]);
  });

  test("names inputs and outputs", () => {
    const names = (number: number) => messages(inner, number).flatMap((value) => texts(fieldsOf(value), 1));
    expect(names(11)).toEqual(["input_ids", "attention_mask"]);
    expect(names(12)).toEqual(["logits"]);
  });
});
