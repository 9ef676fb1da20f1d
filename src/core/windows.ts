/** Places where matches of rules could start, gathered in one text. */
export interface Windows {
  /** Rules that have a window, each once. */
  readonly rules: readonly number[];
  clear(): void;
  add(rule: number, from: number, to: number): void;
  /** Windows of a rule, `[from, to, from, to, ...]`, sorted and disjoint; good until the next call. */
  of(rule: number): readonly number[];
}

/** Windows kept from one text to the next. */
const keptWindows = 1 << 12;

/** Makes room for the windows of so many rules. */
export function createWindows(ruleCount: number): Windows {
  const rules: number[] = [];
  /** `from, to, next` of each window; those of a rule are a list from its last to its first. */
  let links = new Int32Array(192);
  let used = 0;
  const latest = new Int32Array(ruleCount).fill(-1);
  const bounds: number[] = [];

  return {
    rules,
    clear() {
      for (let index = 0; index < rules.length; index++) latest[rules[index] as number] = -1;
      rules.length = 0;
      used = 0;
      if (links.length > 3 * keptWindows) links = new Int32Array(3 * keptWindows);
    },
    add(rule, from, to) {
      const last = latest[rule] as number;
      if (last < 0) rules.push(rule);
      else if (from <= (links[last + 1] as number) + 1 && to >= (links[last] as number) - 1) {
        links[last] = Math.min(links[last] as number, from);
        links[last + 1] = Math.max(links[last + 1] as number, to);
        return;
      }
      if (used + 3 > links.length) {
        const grown = new Int32Array(2 * links.length);
        grown.set(links);
        links = grown;
      }
      links[used] = from;
      links[used + 1] = to;
      links[used + 2] = last;
      latest[rule] = used;
      used += 3;
    },
    of(rule) {
      bounds.length = 0;
      for (let at = latest[rule] as number; at >= 0; at = links[at + 2] as number) {
        bounds.push(links[at] as number, links[at + 1] as number);
      }
      if (bounds.length > 2) merge(bounds);
      return bounds;
    },
  };
}

/** Sorts ranges and joins those that touch; they come from the last to the first, so that few are out of order. */
function merge(bounds: number[]): void {
  const pairs: [number, number][] = [];
  for (let at = bounds.length - 2; at >= 0; at -= 2) {
    pairs.push([bounds[at] as number, bounds[at + 1] as number]);
  }
  pairs.sort((a, b) => a[0] - b[0]);
  bounds.length = 0;
  for (const [from, to] of pairs) {
    const last = bounds.length - 1;
    if (last > 0 && from <= (bounds[last] as number) + 1) bounds[last] = Math.max(bounds[last] as number, to);
    else bounds.push(from, to);
  }
}
