import { foldCharacter } from "./fold.ts";
import type { ViewName } from "./views.ts";

/** Views in which a rule looks unless it says otherwise. */
export const defaultViews: readonly ViewName[] = ["folded", "squeezed", "decoded"];

/** How the characters of a pattern are folded that is looked for in views. */
export function foldOf(views: readonly ViewName[] | undefined): ((character: string) => string) | undefined {
  return views?.includes("raw") ? undefined : foldCharacter;
}
