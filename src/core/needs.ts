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
  const companions = new Map<number, readonly number[]>();
  for (const [index, { needs }] of rules.entries()) {
    const names = needs?.near?.rules;
    if (names === undefined) continue;
    companions.set(
      index,
      [...rules.keys()].filter(
        (other) => other !== index && names.some((name) => isNamed(rules[other], name)),
      ),
    );
  }
  const demanding = rules.some(({ needs }) => needs !== undefined);

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

function isNamed(rule: CompiledRule | undefined, name: string): boolean {
  return name.endsWith("/") ? rule?.id.startsWith(name) === true : rule?.id === name;
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
