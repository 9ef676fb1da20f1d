import type { LabelIndex } from "../labels.ts";
import { fits, parseShapes, type Shape } from "../shapes.ts";
import { africaMiddleEast } from "./africa-middle-east.ts";
import { americas } from "./americas.ts";
import { asiaPacific } from "./asia-pacific.ts";
import { documents } from "./documents.ts";
import { easternEurope } from "./europe-east.ts";
import { westernEurope } from "./europe-west.ts";
import type { NumberKind } from "./kind.ts";
import { otherVatForms, vatForms, vatLabels } from "./vat.ts";

/** VAT numbers with their country code, and without it where a label stands near. */
const vat: readonly NumberKind[] = vatForms.flatMap(({ country, shapes, check }) => {
  const kind = {
    id: "eu-vat",
    title: `VAT number of ${country}`,
    labels: vatLabels,
  };
  const prefixed = shapes
    .split(",")
    .map((shape) => `'${country}'${shape}`)
    .join();
  const checked = check && { check: (code: string) => check(code.slice(country.length)) };
  return [
    { ...kind, shapes: prefixed, ...checked, ...(check && { alone: true as const }) },
    // Of the codes that stand without their country, all but the strongest check digits let one in ten through.
    ...(country === "GB" && check ? [{ ...kind, shapes, check }] : []),
  ];
});

const otherVat: NumberKind = {
  id: "eu-vat",
  title: "VAT number",
  shapes: otherVatForms.join(),
  labels: vatLabels,
};

/** Every number the guard knows by its form; of two that fit alike the first one wins. */
export const numberKinds: readonly NumberKind[] = [
  ...americas,
  ...westernEurope,
  ...easternEurope,
  ...asiaPacific,
  ...africaMiddleEast,
  ...vat,
  otherVat,
  ...documents,
];

/** A form of a kind of number. */
export interface NumberForm {
  readonly kind: NumberKind;
  readonly shape: Shape;
  /** Length of the country code that was added to the shape. */
  readonly prefix: number;
  /** Place in the tables. */
  readonly order: number;
}

type ByLength = NumberForm[][];

const noForms: readonly NumberForm[] = Object.freeze([]);

/** Forms of numbers by their kinds and the length of their codes, those of digits alone apart. */
export class NumberTable {
  readonly #digits: Map<string, ByLength> = new Map();
  readonly #mixed: Map<string, ByLength> = new Map();
  readonly #aloneDigits: ByLength = [];
  readonly #aloneMixed: ByLength = [];
  /** Lengths of codes that need no label: 1 when they stand in one group, 2 when they may. */
  readonly #aloneKinds: Uint8Array = new Uint8Array(128);
  #order = 0;

  constructor(isWanted: (id: string) => boolean, labels: LabelIndex) {
    for (const kind of numberKinds) {
      if (!isWanted(kind.id)) continue;
      labels.add(kind.id, kind.labels);
      for (const shape of parseShapes(kind.shapes)) this.#add(kind, shape, 0);
      if (kind.prefix === undefined) continue;
      const prefixed = kind.shapes
        .split(",")
        .map((shape) => `'${kind.prefix}'${shape}`)
        .join();
      for (const shape of parseShapes(prefixed)) this.#add(kind, shape, kind.prefix.length);
    }
  }

  /** Forms of a kind that have this length; those of digits alone fit, others are still to be compared. */
  formsOf(kind: string, length: number, isDigits: boolean): readonly NumberForm[] {
    return (isDigits ? this.#digits : this.#mixed).get(kind)?.[length] ?? noForms;
  }

  /** Forms of this length that need no label. */
  alone(length: number, isDigits: boolean): readonly NumberForm[] {
    return (isDigits ? this.#aloneDigits : this.#aloneMixed)[length] ?? noForms;
  }

  /** Whether there may be a form of this length that needs no label, in one group or in several. */
  mayStandAlone(length: number, isDigits: boolean, isOneGroup: boolean): boolean {
    const kinds = length < 64 ? (this.#aloneKinds[length + (isDigits ? 64 : 0)] as number) : 0;
    return isOneGroup ? (kinds & 1) !== 0 : (kinds & 2) !== 0;
  }

  #add(kind: NumberKind, shape: Shape, prefix: number): void {
    const form: NumberForm = { kind, shape, prefix, order: this.#order++ };
    const { length } = shape;
    if (shape.every((test) => digitUnits.some(test))) {
      const isFree = shape.every((test) => digitUnits.every(test));
      const checked = isFree ? form : { ...form, kind: { ...kind, check: withShape(form) } };
      appendTo(this.#digits, kind.id, length, checked);
      this.#addAlone(this.#aloneDigits, checked, 64);
    }
    if (!shape.every((test) => digitUnits.every(test)) || shape.some((test) => test(0x41))) {
      appendTo(this.#mixed, kind.id, length, form);
      this.#addAlone(this.#aloneMixed, form, 0);
    }
  }

  #addAlone(lists: ByLength, form: NumberForm, offset: number): void {
    const { alone } = form.kind;
    if (alone === undefined) return;
    const { length } = form.shape;
    append(lists, length, form);
    const isInOne = alone === true || alone.some((format) => /^[a-z0-9]+$/.test(format));
    const isInMany = alone === true || alone.some((format) => /[^a-z0-9]/.test(format));
    this.#aloneKinds[length + offset] =
      (this.#aloneKinds[length + offset] as number) | (isInOne ? 1 : 0) | (isInMany ? 2 : 0);
  }
}

const digitUnits: readonly number[] = Array.from("0123456789", (digit) => digit.charCodeAt(0));

function appendTo(kinds: Map<string, ByLength>, id: string, length: number, form: NumberForm): void {
  let lists = kinds.get(id);
  if (lists === undefined) {
    lists = [];
    kinds.set(id, lists);
  }
  append(lists, length, form);
}

function append(lists: ByLength, length: number, form: NumberForm): void {
  const list = lists[length];
  if (list === undefined) lists[length] = [form];
  else list.push(form);
}

/** Digits of a shape that are fixed, such as the 756 of Switzerland, are part of the check. */
function withShape({ kind, shape }: NumberForm): (code: string) => boolean {
  const { check } = kind;
  return (code) => fits(shape, code) && (check === undefined || check(code));
}
