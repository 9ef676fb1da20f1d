// Writes ONNX models (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto) in the wire format of protocol buffers
// (https://protobuf.dev/programming-guides/encoding/): as much of both as `convert.ts` needs.

/** Numbers of `TensorProto.DataType`. */
export const elementType = { float: 1, int8: 3, int64: 7 } as const;

type Field = Uint8Array;

const encoder = new TextEncoder();

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function varint(value: number): Uint8Array {
  // Negative numbers take ten bytes, as 64-bit two's complement.
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

const number = (field: number, value: number): Field => join([varint(field << 3), varint(value)]);
const bytes = (field: number, value: Uint8Array): Field =>
  join([varint((field << 3) | 2), varint(value.length), value]);
const text = (field: number, value: string): Field => bytes(field, encoder.encode(value));
const message = (field: number, fields: readonly Field[]): Field => bytes(field, join(fields));

const attributeType = { int: 2, ints: 7 } as const;

function attribute(name: string, value: number | readonly number[]): readonly Field[] {
  if (typeof value === "number") return [text(1, name), number(3, value), number(20, attributeType.int)];
  return [text(1, name), ...value.map((item) => number(8, item)), number(20, attributeType.ints)];
}

/** Name of a value in the graph. */
export type Value = string;

/** Data of a constant. */
export type Data = Float32Array | Int8Array | BigInt64Array;

/** Builds a graph, operation by operation; the inputs are `input_ids` and `attention_mask` of `[batch, seq]`. */
export class Graph {
  readonly #nodes: Field[] = [];
  readonly #constants: Field[] = [];
  #names = 0;

  /** Adds an operation; gives the names of its results. */
  all(
    type: string,
    inputs: readonly Value[],
    outputs: number,
    attributes: Readonly<Record<string, number | readonly number[]>> = {},
  ): readonly Value[] {
    const results = Array.from({ length: outputs }, () => `t${this.#names++}`);
    this.#addNode(type, inputs, results, attributes);
    return results;
  }

  /** Adds an operation with one result. */
  add(
    type: string,
    inputs: readonly Value[],
    attributes: Readonly<Record<string, number | readonly number[]>> = {},
  ): Value {
    return this.all(type, inputs, 1, attributes)[0] as Value;
  }

  /** Adds a constant tensor. */
  constant(data: Data, dims: readonly number[]): Value {
    const name = `c${this.#names++}`;
    const type =
      data instanceof Float32Array
        ? elementType.float
        : data instanceof Int8Array
          ? elementType.int8
          : elementType.int64;
    const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#constants.push(
      message(5, [...dims.map((dim) => number(1, dim)), number(2, type), text(8, name), bytes(9, raw)]),
    );
    return name;
  }

  /** Adds a constant list of whole numbers, such as axes. */
  integers(...values: readonly number[]): Value {
    return this.constant(BigInt64Array.from(values, BigInt), [values.length]);
  }

  /** Adds a constant without dimensions. */
  scalar(value: number): Value {
    return this.constant(Float32Array.of(value), []);
  }

  /** The model as bytes: opset 13 and IR version 7, which ONNX runtimes from 1.8 on read. */
  finish(result: Value, output: string, dims: readonly (string | number)[]): Uint8Array {
    this.#addNode("Identity", [result], [output], {});
    const value = (field: number, name: string, type: number, shape: readonly (string | number)[]) =>
      message(field, [
        text(1, name),
        message(2, [
          message(1, [
            number(1, type),
            message(
              2,
              shape.map((dim) => message(1, [typeof dim === "number" ? number(1, dim) : text(2, dim)])),
            ),
          ]),
        ]),
      ]);
    const graph = [
      ...this.#nodes,
      text(2, "graph"),
      ...this.#constants,
      ...["input_ids", "attention_mask"].map((name) => value(11, name, elementType.int64, ["batch", "seq"])),
      value(12, output, elementType.float, dims),
    ];
    return join([number(1, 7), message(7, graph), message(8, [text(1, ""), number(2, 13)])]);
  }

  #addNode(
    type: string,
    inputs: readonly Value[],
    outputs: readonly Value[],
    attributes: Readonly<Record<string, number | readonly number[]>>,
  ): void {
    this.#nodes.push(
      message(1, [
        ...inputs.map((name) => text(1, name)),
        ...outputs.map((name) => text(2, name)),
        text(4, type),
        ...Object.entries(attributes).map(([name, given]) => message(5, attribute(name, given))),
      ]),
    );
  }
}
