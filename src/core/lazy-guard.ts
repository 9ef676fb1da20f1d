import type { Guard } from "./types.ts";

const lazy = new WeakSet<object>();

/**
 * A guard that is made when a text of one of its stages comes up, so that others need not wait for its rules.
 *
 * It must have rules, `hold`, `wakes` and `rest`, and neither `action` nor `failure` nor `budgetMs`.
 */
export function lazyGuard({ name, stages }: Pick<Guard, "name" | "stages">, make: () => Guard): Guard {
  let made: Guard | undefined;
  const guard = (): Guard => {
    made ??= make();
    return made;
  };
  const outer: Guard = {
    name,
    stages,
    get rules() {
      return guard().rules ?? { rules: [] };
    },
    get reports() {
      return guard().reports ?? [];
    },
    inspect: (inspection) => guard().inspect(inspection),
    hold: (text, settled) => guard().hold?.(text, settled) ?? 0,
    wakes: (text, from) => guard().wakes?.(text, from) ?? Number.POSITIVE_INFINITY,
    rest: (text, settled, isCalm) => guard().rest?.(text, settled, isCalm) ?? 0,
  };
  lazy.add(outer);
  return outer;
}

/** Whether it was made by {@link lazyGuard}; the parts of such a guard are ours and need not be checked. */
export function isLazyGuard(value: object): boolean {
  return lazy.has(value);
}
