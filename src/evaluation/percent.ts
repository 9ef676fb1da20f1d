/** A share as a percentage, such as `12.5 %`; an en dash for none. */
export function percent(share: number | null | undefined, digits: number = 1): string {
  return share === null || share === undefined || Number.isNaN(share)
    ? "–"
    : `${(100 * share).toFixed(digits)} %`;
}
