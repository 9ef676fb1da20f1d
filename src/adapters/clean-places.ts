import { blockOf, ruleOutputs } from "../core/enforce-response.ts";
import type { Marks } from "../core/marking.ts";
import { restoreText } from "../core/restore.ts";
import type { Runner } from "../core/runner.ts";
import type { Edit, Place } from "../core/strings.ts";

/** What has to be written for the texts of places to go on; throws where one blocks. */
export async function cleanPlaces(
  runner: Runner,
  places: readonly Place[],
  marks: Marks,
): Promise<readonly Edit[]> {
  const rulings = await ruleOutputs(
    runner,
    places.map((place) => marks.unmark(place.text, place)),
  );
  const blocked = blockOf(rulings, (index) => places[index]?.key === true);
  if (blocked !== undefined) throw blocked;
  return places.flatMap((place, index) => {
    const verdict = rulings[index]?.verdict;
    const checked = verdict !== undefined && "text" in verdict ? verdict.text : "";
    const value = restoreText(runner.vault, place, checked);
    return value === place.text ? [] : [{ path: place.path, value }];
  });
}
