type Random = (limit: number) => number;

/** What engines have misread before: marks, joiners, other spaces, letters that fold into ASCII, ends of ranges. */
const odd = [
  "\u0301",
  "\u200b",
  "\u200d",
  "\ufe0f",
  "\u00a0",
  "\u2028",
  "\u0085",
  "\u3000",
  "\v",
  "\r\n",
  "\0",
  "\u007f",
  "\u0080",
  "\u07ff",
  "\u0800",
  "\ud7ff",
  "\ue000",
  "\ufeff",
  "\ufffd",
  "\uffff",
  "\u{10000}",
  "\u{10ffff}",
  "\u{e0041}",
  "\u212a",
  "ſ",
  "İ",
  "ı",
  "ß",
  "ς",
  "é",
  "ж",
  "字",
  "😀",
  "👩‍💻",
];
const common = [" ", "  ", "\n", "\n\n", "\t", ".", ",", "-", "_", "'", '"', ":", "a", "E", "s", "1"];
const surrogates = ["\ud800", "\udbff", "\udc00", "\udfff"];

/** A text with a few accidents: characters dropped, swapped, inserted or in the other case, parts cut, joined or doubled. */
export function mutated(text: string, others: readonly string[], random: Random): string {
  let result = text;
  for (let accident = random(3); accident >= 0; accident--) result = mutatedOnce(result, others, random);
  // Cuts go through pairs too, so a lone half can stand anywhere; now and then one is put in.
  return random(12) === 0 ? insert(result, surrogates, random) : result;
}

function mutatedOnce(text: string, others: readonly string[], random: Random): string {
  const at = random(text.length);
  const end = Math.min(text.length, at + 1 + random(12));
  switch (random(11)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(end);
    case 2:
      return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
    case 3:
      return insert(text, odd, random);
    case 4:
      return insert(text, common, random);
    case 5:
      return text.slice(0, at) + common[random(common.length)] + text.slice(at + 1);
    case 6:
      return text.slice(0, at) + otherCase(text.slice(at, end)) + text.slice(end);
    case 7:
      return text.slice(0, end) + text.slice(at);
    case 8:
      return random(2) === 0 ? text.slice(at) : text.slice(0, at);
    case 9:
      return text + ["", " ", "\n", "x", "😀"][random(5)] + others[random(others.length)];
    default:
      return text.replaceAll(" ", ["\n", "  ", "\t", "-", "", "\u00a0"][random(6)] as string);
  }
}

function insert(text: string, list: readonly string[], random: Random): string {
  const at = random(text.length + 1);
  return text.slice(0, at) + list[random(list.length)] + text.slice(at);
}

function otherCase(text: string): string {
  const upper = text.toUpperCase();
  return upper === text ? text.toLowerCase() : upper;
}
