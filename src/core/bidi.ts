/** What closes a directional control, and what it closes. */
export interface DirectionalPair {
  readonly start: number;
  readonly end: number;
}

/**
 * Embeddings, overrides and isolates of a text that are closed, as the offsets of the control that begins them and of the one
 * that ends them, sorted by the end. They end with their paragraph, and an isolate ends what was begun in it:
 * https://www.unicode.org/reports/tr9/#Explicit_Levels_and_Directions
 */
export function directionalPairs(text: string): readonly DirectionalPair[] {
  if (!/[\u202a-\u202e\u2066-\u2069]/.test(text)) return [];
  const pairs: DirectionalPair[] = [];
  const open: { readonly start: number; readonly isolates: boolean }[] = [];
  let isolates = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isParagraphEnd(unit)) {
      open.length = 0;
      isolates = 0;
    } else if (unit === 0x202a || unit === 0x202b || unit === 0x202d || unit === 0x202e) {
      open.push({ start: at, isolates: false });
    } else if (unit >= 0x2066 && unit <= 0x2068) {
      open.push({ start: at, isolates: true });
      isolates++;
    } else if (unit === 0x202c) {
      if (open.at(-1)?.isolates === false) pairs.push({ start: open.pop()?.start as number, end: at });
    } else if (unit === 0x2069 && isolates > 0) {
      let last = open.pop();
      while (last?.isolates === false) last = open.pop();
      pairs.push({ start: last?.start as number, end: at });
      isolates--;
    }
  }
  return pairs;
}

/** Where the characters end that an override draws which ends at `start`: before the next directional control or paragraph. */
export function endOfOverride(text: string, start: number): number {
  let end = start;
  while (end < text.length) {
    const unit = text.charCodeAt(end);
    if ((unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069) || isParagraphEnd(unit))
      break;
    end++;
  }
  return end;
}

function isParagraphEnd(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || (unit >= 0x1c && unit <= 0x1e) || unit === 0x85 || unit === 0x2029;
}
