import type { CompiledRule } from "../../core/rule.ts";
import { createScanner } from "../../core/scan.ts";
import type { View, Views } from "../../core/views.ts";
import type { Name } from "./assignments.ts";

/** A word that announces a secret, in the text of a view. */
export interface Announcer extends Name {
  readonly kind: string;
  readonly view: View;
}

/** Finds where announcers stand in a text. */
export type FindAnnouncers = (views: Views) => readonly Announcer[];

/** Looks for announcers alone. */
export function createFindAnnouncers(all: readonly CompiledRule[]): FindAnnouncers {
  const rules = all.filter(({ id }) => id.startsWith("context/"));
  const scanner = createScanner([{ rules }]);
  return (views) => {
    const [matches = []] = scanner.scan(views, "output").matches;
    return matches.map(({ rule, view, start, end }) => ({
      kind: (rules[rule] as CompiledRule).id.slice(8),
      view,
      start,
      end,
    }));
  };
}
