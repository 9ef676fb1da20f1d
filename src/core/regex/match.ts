import { contains } from "./character-set.ts";
import { beyondNone, beyondSome, operation, type Program, type SetTables } from "./program.ts";

const { unit, set, split, jump, join, assertion, choice } = operation;

/** Positions whose visits are remembered at a time, besides the length of a match. */
const blockLength = 512;

// Shared by all programs: matching is synchronous and does not call back.
let visited = new Uint32Array(1024);
let stack = new Int32Array(1024);

/**
 * Finds the matches that start in `[from, to]`, leftmost first and not overlapping, and appends their bounds.
 *
 * Branches are tried in the order of the pattern, so of several matches at one place the one that JavaScript or Perl
 * would give is found. Where branches join, each place of the text is visited once, so the work is at most
 * the size of the program times the length of the text.
 *
 * @returns Steps taken; more than `budget` when it gave up.
 */
export function findMatches(
  program: Program,
  text: string,
  from: number,
  to: number,
  found: number[],
  budget: number,
): number {
  const { code, sets, guards, first, longest } = program;
  const { ascii } = sets;
  const length = text.length;
  const words = (program.memos + 31) >> 5;
  const lastStart = Math.min(to, length - 1);
  let steps = 0;
  let start = from;
  while (start <= lastStart) {
    // Visits are forgotten block by block, so the memory they take does not grow with the text.
    const base = start;
    const blockEnd = Math.min(lastStart, start + blockLength + longest);
    makeRoom((Math.min(length, blockEnd + longest) - base + 1) * words);
    let cleared = 0;
    while (start <= blockEnd) {
      steps++;
      const head = text.charCodeAt(start);
      const headBit = head < 128 ? head : 128 | (head & 127);
      if (first >= 0 && (((guards[(first << 3) | (headBit >> 5)] as number) >>> (headBit & 31)) & 1) === 0) {
        start++;
        continue;
      }
      if (head >= 0xdc00 && head <= 0xdfff && start > 0 && isLead(text.charCodeAt(start - 1))) {
        start++;
        continue;
      }
      let end = -1;
      let depth = 0;
      let at = 0;
      let position = start;
      let current = head;
      attempt: for (;;) {
        run: for (;;) {
          steps++;
          switch (code[at]) {
            case unit:
              if (current !== code[at + 1]) break run;
              current = ++position < length ? text.charCodeAt(position) : -1;
              at += 2;
              continue;
            case set: {
              const index = code[at + 1] as number;
              if (current < 128) {
                if (current < 0 || ascii[(index << 7) | current] === 0) break run;
                position++;
              } else {
                if (!holds(sets, index, text, position)) break run;
                position += isPair(text, position) ? 2 : 1;
              }
              current = position < length ? text.charCodeAt(position) : -1;
              at += 2;
              continue;
            }
            case split: {
              const guard = code[at + 3] as number;
              const otherGuard = code[at + 4] as number;
              const bit = current < 128 ? current : 128 | (current & 127);
              // At the end of the text only what needs no character goes on; a guard of -1 stands for that.
              const open =
                guard < 0 ||
                (bit >= 0 && (((guards[(guard << 3) | (bit >> 5)] as number) >>> (bit & 31)) & 1) !== 0);
              const otherOpen =
                otherGuard < 0 ||
                (bit >= 0 && (((guards[(otherGuard << 3) | (bit >> 5)] as number) >>> (bit & 31)) & 1) !== 0);
              if (!otherOpen) {
                if (!open) break run;
                at = code[at + 1] as number;
              } else if (!open) at = code[at + 2] as number;
              else {
                if (depth + 2 > stack.length) growStack();
                stack[depth++] = code[at + 2] as number;
                stack[depth++] = position;
                at = code[at + 1] as number;
              }
              continue;
            }
            case choice: {
              const bit = current < 128 ? current : 128 | (current & 127);
              const word = bit >> 5;
              const first = at + 2;
              let chosen = -1;
              steps += (code[at + 1] as number) >> 3;
              // From the last to the first, so that the first that is open is tried first and the next lies on top.
              for (let option = first + 2 * (code[at + 1] as number) - 2; option >= first; option -= 2) {
                const guard = code[option + 1] as number;
                if (
                  guard >= 0 &&
                  (bit < 0 || (((guards[(guard << 3) | word] as number) >>> (bit & 31)) & 1) === 0)
                ) {
                  continue;
                }
                if (chosen >= 0) {
                  if (depth + 2 > stack.length) growStack();
                  stack[depth++] = chosen;
                  stack[depth++] = position;
                }
                chosen = code[option] as number;
              }
              if (chosen < 0) break run;
              at = chosen;
              continue;
            }
            case jump:
              at = code[at + 1] as number;
              continue;
            case join: {
              const memo = code[at + 1] as number;
              const row = position - base;
              if (row >= cleared) {
                for (let index = cleared * words; index < (row + 1) * words; index++) visited[index] = 0;
                cleared = row + 1;
              }
              const word = row * words + (memo >> 5);
              const bit = 1 << (memo & 31);
              if (((visited[word] as number) & bit) !== 0) break run;
              visited[word] = (visited[word] as number) | bit;
              at += 2;
              continue;
            }
            case assertion:
              if (!holdsAt(code[at + 1] as number, text, position)) break run;
              at += 2;
              continue;
            default:
              end = position;
              break attempt;
          }
        }
        if (depth === 0) break;
        if (steps > budget) return steps;
        position = stack[--depth] as number;
        at = stack[--depth] as number;
        current = position < length ? text.charCodeAt(position) : -1;
      }
      if (end < 0) {
        start++;
        if (steps > budget) return steps;
        continue;
      }
      found.push(start, end);
      start = end;
      // What was visited at the end of a match did not fail, so it must not be remembered as a dead end.
      if (end - base < cleared) visited.fill(0, (end - base) * words, (end - base + 1) * words);
    }
  }
  return steps;
}

function makeRoom(words: number): void {
  if (words > visited.length) visited = new Uint32Array(2 * words);
}

function growStack(): void {
  const grown = new Int32Array(2 * stack.length);
  grown.set(stack);
  stack = grown;
}

/** Whether the code point at a position beyond ASCII is in a set. */
function holds({ beyond, ranges }: SetTables, index: number, text: string, position: number): boolean {
  const kind = beyond[index] as number;
  if (kind !== beyondSome) return kind !== beyondNone;
  return contains(ranges[index] as readonly number[], text.codePointAt(position) as number);
}

function isPair(text: string, position: number): boolean {
  if (!isLead(text.charCodeAt(position))) return false;
  const next = text.charCodeAt(position + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}

function isLead(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** Whether an assertion, by its index in `places`, holds between two characters. */
function holdsAt(place: number, text: string, position: number): boolean {
  switch (place) {
    case 0:
      return position === 0;
    case 1:
      return position === text.length;
    case 2:
      return position === 0 || text.charCodeAt(position - 1) === 0x0a;
    case 3:
      return position === text.length || text.charCodeAt(position) === 0x0a;
    default: {
      const boundary = isWord(text.charCodeAt(position - 1)) !== isWord(text.charCodeAt(position));
      return boundary === (place === 4);
    }
  }
}

/** ASCII word character, as `\w` and `\b` of RE2; false beyond the ends of a text. */
export function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122) || code === 95;
}
