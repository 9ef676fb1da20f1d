/** A form of codes without separators, one test for each character. */
export type Shape = readonly ((unit: number) => boolean)[];

const classes = {
  d: (unit: number) => unit >= 0x30 && unit <= 0x39,
  a: (unit: number) => unit >= 0x41 && unit <= 0x5a,
  x: (unit: number) => (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a),
} as const;

/** Reads the shapes of a kind: see `NumberKind.shapes`. */
export function parseShapes(shapes: string): readonly Shape[] {
  return shapes.split(",").map((written) => {
    const shape: ((unit: number) => boolean)[] = [];
    for (let at = 0; at < written.length; ) {
      const letter = written.charAt(at);
      if (letter === "'") {
        const end = written.indexOf("'", at + 1);
        for (const literal of written.slice(at + 1, end))
          shape.push((unit) => unit === literal.charCodeAt(0));
        at = end + 1;
        continue;
      }
      let end = at + 1;
      while (end < written.length && classes.d(written.charCodeAt(end))) end++;
      const count = Number(written.slice(at + 1, end));
      for (let index = 0; index < count; index++) shape.push(classes[letter as keyof typeof classes]);
      at = end;
    }
    return shape;
  });
}

export function fits(shape: Shape, code: string): boolean {
  if (shape.length !== code.length) return false;
  for (let at = 0; at < code.length; at++) {
    if (!(shape[at] as (unit: number) => boolean)(code.charCodeAt(at))) return false;
  }
  return true;
}
