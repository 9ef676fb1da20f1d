import type { CompiledRule } from "./rule.ts";
import type { FoundMatch } from "./scan.ts";
import type { Span } from "./types.ts";

/** What rules ask for besides their pattern. */
export interface Needs {
  /** Rules that serve as context for a rule that is active. */
  contextOf(active: readonly boolean[]): readonly number[];
  /** The matches whose needs are met. What counts as near is any match of the named rules, whatever those need. */
  keep(found: readonly FoundMatch[], views: { readonly hidden: readonly Span[] }): readonly FoundMatch[];
}

/** Resolves the rules that `near` names, over all packs. */
export function createNeeds(rules: readonly CompiledRule[]): Needs {
  const demanding = rules.some(({ needs }) => needs !== undefined);
  const companions = demanding ? companionsOf(rules) : new Map<number, readonly number[]>();

  return {
    contextOf: (active) => [...companions].flatMap(([index, others]) => (active[index] ? others : [])),
    keep(found, views) {
      if (!demanding) return found;
      const spans = new Map<number, SpanIndex>();
      for (const { order, span } of found) {
        const index = spans.get(order) ?? new SpanIndex();
        spans.set(order, index);
        index.add(span);
      }
      const meets = ({ order, span }: FoundMatch): boolean => {
        const { near, hidden } = rules[order]?.needs ?? {};
        if (hidden && !overlapsOne(views.hidden, span)) return false;
        if (near === undefined) return true;
        return (companions.get(order) ?? []).some((other) => spans.get(other)?.hasNear(span, near.within));
      };
      return found.filter(meets);
    },
  };
}

/** By rule: the others that it names, by id or family. */
function companionsOf(rules: readonly CompiledRule[]): ReadonlyMap<number, readonly number[]> {
  const named = new Map<string, number[]>();
  for (let index = 0; index < rules.length; index++) {
    const { id } = rules[index] as CompiledRule;
    for (const name of [id, id.slice(0, id.indexOf("/") + 1)]) {
      const others = named.get(name);
      if (others === undefined) named.set(name, [index]);
      else others.push(index);
    }
  }
  const companions = new Map<number, readonly number[]>();
  for (let index = 0; index < rules.length; index++) {
    const names = rules[index]?.needs?.near?.rules;
    if (names === undefined) continue;
    const others = new Set(names.flatMap((name) => named.get(name) ?? []));
    others.delete(index);
    companions.set(index, [...others]);
  }
  return companions;
}

/** Whether one of some spans, sorted and not overlapping, shares a character with a span. */
function overlapsOne(spans: readonly Span[], { start, end }: Span): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end <= start) low = middle + 1;
    else high = middle;
  }
  return low < spans.length && (spans[low] as Span).start < end;
}

/** Spans that can be asked for one near a place without going through all of them. */
class SpanIndex {
  readonly #spans: Span[] = [];
  /** Farthest end of the spans up to each one, in order of their starts; made when first asked. */
  #farthest: number[] | undefined;

  add(span: Span): void {
    this.#spans.push(span);
  }

  hasNear({ start, end }: Span, within: number): boolean {
    const spans = this.#spans;
    if (this.#farthest === undefined) {
      spans.sort((a, b) => a.start - b.start);
      let farthest = 0;
      this.#farthest = spans.map(({ end: own }) => {
        farthest = Math.max(farthest, own);
        return farthest;
      });
    }
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle] as Span).start <= end + within) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (this.#farthest[low - 1] as number) >= start - within;
  }
}
