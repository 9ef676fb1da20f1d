/**
 * The letter or digit that stands at an offset, in lower case; 0 for anything else, so that texts can be compared whatever
 * their case, punctuation, layout, marks and emoji are.
 *
 * Outside ASCII everything is a letter that is no mark over Latin letters, punctuation, symbol or half of a pair.
 */
export function letterAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) {
    if (unit >= 0x30 && unit <= 0x39) return unit;
    const small = unit | 0x20;
    return small >= 0x61 && small <= 0x7a ? small : 0;
  }
  if (!isLetter(unit)) return 0;
  const small = text.charAt(at).toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : unit;
}

function isLetter(unit: number): boolean {
  if (unit < 0xc0) return unit === 0xaa || unit === 0xb5 || unit === 0xba;
  return (
    unit !== 0xd7 &&
    unit !== 0xf7 &&
    !(unit >= 0x300 && unit <= 0x36f) &&
    !(unit >= 0x2000 && unit <= 0x2bff) &&
    !(unit >= 0x3000 && unit <= 0x303f) &&
    !(unit >= 0xd800 && unit <= 0xf8ff) &&
    !(unit >= 0xfe00 && unit <= 0xfe6f) &&
    !(unit >= 0xff00 && unit <= 0xff20) &&
    unit < 0xfff0
  );
}
