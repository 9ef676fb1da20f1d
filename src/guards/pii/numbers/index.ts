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

interface Entry {
  readonly kind: NumberKind;
  readonly shape: Shape;
  /** Length of the country code that was added to the shape. */
  readonly prefix: number;
}

const noEntries: readonly Entry[] = Object.freeze([]);

/** Kinds by the length of their codes, those of digits alone apart. */
export class NumberTable {
  readonly #digits: Entry[][] = [];
  readonly #mixed: Entry[][] = [];
  readonly #alone: Entry[][] = [];

  constructor(isWanted: (id: string) => boolean, labels: LabelIndex) {
    for (const kind of numberKinds) {
      if (!isWanted(kind.id)) continue;
      labels.add(kind.id, kind.labels);
      for (const shape of parseShapes(kind.shapes)) this.#add({ kind, shape, prefix: 0 });
      if (kind.prefix === undefined) continue;
      const prefixed = kind.shapes
        .split(",")
        .map((shape) => `'${kind.prefix}'${shape}`)
        .join();
      for (const shape of parseShapes(prefixed)) this.#add({ kind, shape, prefix: kind.prefix.length });
    }
  }

  /** Kinds that have codes of this length; those of digits alone fit, the form of others is still to be compared. */
  candidates(code: string, isDigits: boolean): readonly Entry[] {
    return (isDigits ? this.#digits : this.#mixed)[code.length] ?? noEntries;
  }

  /** Those kinds of digits alone that need no label. */
  selfEvident(code: string): readonly Entry[] {
    return this.#alone[code.length] ?? noEntries;
  }

  #add(entry: Entry): void {
    const { shape } = entry;
    const { length } = shape;
    const allow = (units: readonly number[]) => shape.every((test) => units.some(test));
    if (allow(digitUnits)) {
      const isFree = shape.every((test) => digitUnits.every(test));
      const checked = isFree ? entry : { ...entry, kind: { ...entry.kind, check: withShape(entry) } };
      append(this.#digits, length, checked);
      if (entry.kind.alone !== undefined) append(this.#alone, length, checked);
    }
    if (!shape.every((test) => digitUnits.every(test)) || shape.some((test) => test(0x41)))
      append(this.#mixed, length, entry);
  }
}

const digitUnits: readonly number[] = Array.from("0123456789", (digit) => digit.charCodeAt(0));

function append(lists: Entry[][], length: number, entry: Entry): void {
  const list = lists[length];
  if (list === undefined) lists[length] = [entry];
  else list.push(entry);
}

/** Digits of a shape that are fixed, such as the 756 of Switzerland, are part of the check. */
function withShape({ kind, shape }: Entry): (code: string) => boolean {
  const { check } = kind;
  return (code) => fits(shape, code) && (check === undefined || check(code));
}
