import { type Dispatch, noBranch, openBranches } from "./dispatch.ts";
import { noGuard } from "./guards.ts";
import type { operation, Program } from "./program.ts";
import {
  forgetStretches,
  isLead,
  isPair,
  keepStretches,
  measureRun,
  run,
  takeHighest,
  takeLowest,
} from "./runs.ts";
import { holdsBeyond } from "./set-tables.ts";
import { forgetPosition, forgetVisits, keepVisits, visit, visitShift } from "./visits.ts";

/** Positions whose visits are remembered at a time, besides the length of a match. */
const blockLength = 512;
/** Words of an instruction for a run. */
const runLength = 6;
/** Units that a run looks at in the time of one step, as a shift. */
const unitsPerStep = 2;

// Branches left to try: an instruction and a position. A run that is not exhausted is ~instruction, and below it
// stands the other end of the positions that are left.
let stack = new Int32Array(1024);

/**
 * Finds the matches that start in `[from, to]`, leftmost first and not overlapping, and appends their bounds.
 *
 * Branches are tried in the order of the pattern, so of several matches at one place the one that JavaScript or Perl
 * would give is found. Where branches join, each place of the text is visited once, so the work is at most
 * the size of the pattern with its repeats written out times the length of the text.
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
  const { code, dispatches, first, bounded, sets, longest: most } = program;
  // More of these are made when parts of the program are.
  let { ascii } = sets;
  let guards = program.guards.words;
  const length = text.length;
  const lastStart = Math.min(to, length - 1);
  let steps = 0;
  let start = from;
  let pending = stack;
  // What is longer than the text is as good as any other length.
  const longest = length - from <= blockLength ? length : most;
  forgetStretches(sets.ranges.length);
  while (start <= lastStart) {
    // Visits are forgotten block by block, so the memory they take does not grow with the text.
    const base = start;
    const blockEnd = Math.min(lastStart, start + blockLength + longest);
    const words = ((Math.min(length, blockEnd + longest) - base) >> visitShift) + 1;
    let { visited, mark } = forgetVisits(program.memos * words);
    while (start <= blockEnd) {
      steps++;
      const head = text.charCodeAt(start);
      const headBit = bitOf(head);
      if (
        (first !== noGuard &&
          (((guards[(first << 3) | (headBit >> 5)] as number) >>> (headBit & 31)) & 1) === 0) ||
        (bounded && isWord(head) === (start > 0 && isWord(text.charCodeAt(start - 1)))) ||
        ((head & 0xfc00) === 0xdc00 && start > 0 && isLead(text.charCodeAt(start - 1)))
      ) {
        start++;
        continue;
      }
      let end = -1;
      let depth = 0;
      let at = 0;
      let position = start;
      // Of a run that is tried again, the end of the positions that are left; -1 for one that begins.
      let rest = -1;
      attempt: for (;;) {
        branch: for (;;) {
          steps++;
          // Numbers, since only of literals the host makes a table of jumps.
          switch (code[at]) {
            case 0 satisfies typeof operation.sets: {
              const last = at + 1 + (code[at + 1] as number);
              for (let operand = at + 2; operand <= last; operand++) {
                if (position >= length) break branch;
                const unit = text.charCodeAt(position);
                const set = code[operand] as number;
                if (unit < 128) {
                  const word = ascii[(set << 2) | (unit >> 5)] as number;
                  if (((word >>> (unit & 31)) & 1) === 0) break branch;
                  position++;
                } else {
                  if (!holdsBeyond(sets, set, text, position)) break branch;
                  position += isPair(text, position) ? 2 : 1;
                }
              }
              at = last + 1;
              continue;
            }
            case 3 satisfies typeof operation.split: {
              const unit = position < length ? text.charCodeAt(position) : -1;
              const bit = bitOf(unit);
              const guard = code[at + 3] as number;
              const otherGuard = code[at + 4] as number;
              // At the end of the text only what needs no character goes on.
              const open =
                guard === noGuard ||
                (bit >= 0 && (((guards[(guard << 3) | (bit >> 5)] as number) >>> (bit & 31)) & 1) !== 0);
              const otherOpen =
                otherGuard === noGuard ||
                (bit >= 0 && (((guards[(otherGuard << 3) | (bit >> 5)] as number) >>> (bit & 31)) & 1) !== 0);
              if (!otherOpen) {
                if (!open) break branch;
                at = code[at + 1] as number;
              } else if (!open) at = code[at + 2] as number;
              else {
                if (depth + 3 > pending.length) pending = growStack();
                pending[depth++] = position;
                pending[depth++] = code[at + 2] as number;
                at = code[at + 1] as number;
              }
              continue;
            }
            case 4 satisfies typeof operation.choice: {
              const unit = position < length ? text.charCodeAt(position) : -1;
              const bit = bitOf(unit);
              let chosen = -1;
              // From the last to the first, so that the first that is open is tried first and the next lies on top.
              for (let option = at + 2 * (code[at + 1] as number); option > at; option -= 2) {
                const guard = code[option + 1] as number;
                if (
                  guard !== noGuard &&
                  (bit < 0 || (((guards[(guard << 3) | (bit >> 5)] as number) >>> (bit & 31)) & 1) === 0)
                ) {
                  continue;
                }
                if (chosen >= 0) {
                  if (depth + 3 > pending.length) pending = growStack();
                  pending[depth++] = position;
                  pending[depth++] = chosen;
                }
                chosen = code[option] as number;
              }
              if (chosen < 0) break branch;
              at = chosen;
              continue;
            }
            case 5 satisfies typeof operation.dispatch: {
              const unit = position < length ? text.charCodeAt(position) : -1;
              const bit = bitOf(unit);
              const dispatch = dispatches[code[at + 1] as number] as Dispatch;
              let target = dispatch.table[bit + 1] as number;
              if (target === 0) {
                target = openBranches(dispatch, guards, bit);
                ({ ascii } = sets);
                guards = program.guards.words;
                visited = keepVisits(program.memos * words);
                keepStretches(sets.ranges.length);
              }
              if (target < 0) {
                if (target === noBranch) break branch;
                const list = dispatch.lists[-2 - target] as number[];
                for (let option = list.length - 1; option > 0; option--) {
                  if (depth + 3 > pending.length) pending = growStack();
                  pending[depth++] = position;
                  pending[depth++] = list[option] as number;
                }
                target = list[0] as number;
              }
              at = target;
              continue;
            }
            case 6 satisfies typeof operation.jump:
              at = code[at + 1] as number;
              continue;
            case 7 satisfies typeof operation.join:
              if (!visit(visited, mark, (code[at + 1] as number) * words, position - base)) break branch;
              at += 2;
              continue;
            case 8 satisfies typeof operation.assertion:
              if (!holdsAt(code[at + 1] as number, text, position)) break branch;
              at += 2;
              continue;
            case 10 satisfies typeof operation.late:
              at = program.reach(at);
              ({ ascii } = sets);
              guards = program.guards.words;
              visited = keepVisits(program.memos * words);
              keepStretches(sets.ranges.length);
              continue;
            case 9 satisfies typeof operation.match:
              end = position;
              break attempt;
            case 1 satisfies typeof operation.run:
            case 2 satisfies typeof operation.lazyRun: {
              const row = (code[at + 5] as number) * words;
              const guard = code[at + 4] as number;
              const start = position;
              if (rest < 0) {
                const least = code[at + 2] as number;
                const most = code[at + 3] as number;
                const unit = start < length ? text.charCodeAt(start) : -1;
                const word = ((code[at + 1] as number) << 2) | (unit >> 5);
                if (unit < 128 && (unit < 0 || (((ascii[word] as number) >>> (unit & 31)) & 1) === 0)) {
                  if (least > 0 || !visit(visited, mark, row, start - base)) break branch;
                  at += runLength;
                  continue;
                }
                const ends = measureRun(sets, code[at + 1] as number, text, start, least, most);
                steps += run.work >> unitsPerStep;
                run.work &= (1 << unitsPerStep) - 1;
                if (!ends) break branch;
              } else if (code[at] === (2 satisfies typeof operation.lazyRun)) {
                run.low = start;
                run.high = rest;
              } else {
                run.low = rest;
                run.high = start;
              }
              rest = -1;
              if (code[at] === (2 satisfies typeof operation.lazyRun)) {
                position = takeLowest(visited, mark, row, base, guards, guard, text);
                if (position < 0) break branch;
                if (position < run.high) {
                  if (depth + 3 > pending.length) pending = growStack();
                  pending[depth++] = run.high;
                  pending[depth++] = position + 1;
                  pending[depth++] = ~at;
                }
              } else {
                position = takeHighest(visited, mark, row, base, guards, guard, text);
                if (position < 0) break branch;
                if (position > run.low) {
                  if (depth + 3 > pending.length) pending = growStack();
                  pending[depth++] = run.low;
                  pending[depth++] = position - 1;
                  pending[depth++] = ~at;
                }
              }
              at += runLength;
            }
          }
        }
        if (depth === 0) break;
        if (steps > budget) break;
        at = pending[--depth] as number;
        position = pending[--depth] as number;
        if (at < 0) {
          at = ~at;
          rest = pending[--depth] as number;
        }
      }
      if (end < 0) {
        if (steps > budget) return steps;
        start++;
        continue;
      }
      found.push(start, end);
      start = end;
      // What was visited at the end of a match did not fail, so it must not be remembered as a dead end.
      if ((end - base) >> visitShift < words) forgetPosition(visited, program.memos, words, end - base);
    }
  }
  return steps;
}

function growStack(): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(2 * stack.length);
  grown.set(stack);
  stack = grown;
  return grown;
}

/**
 * The bit of a unit in guards; -1 for the end of the text.
 *
 * Always the same steps, as below: compiled code is given up when a text first takes one that was never taken.
 */
function bitOf(unit: number): number {
  return (unit & 127) | (((127 - unit) >> 31) & 128) | (unit >> 31);
}

/** Whether an assertion, by its index in `places`, holds between two characters. */
function holdsAt(place: number, text: string, position: number): boolean {
  const isStart = position === 0;
  const isEnd = position === text.length;
  const before = isStart ? lineFeed : text.charCodeAt(position - 1);
  const after = isEnd ? lineFeed : text.charCodeAt(position);
  const isBoundary = isWord(before) !== isWord(after);
  const holds =
    (isStart ? 1 : 0) |
    (isEnd ? 2 : 0) |
    (before === lineFeed ? 4 : 0) |
    (after === lineFeed ? 8 : 0) |
    (isBoundary ? 16 : 32);
  return ((holds >> place) & 1) === 1;
}

const lineFeed = 0x0a;

/** ASCII word character, as `\w` and `\b` of RE2; false beyond the ends of a text. */
export function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122) || code === 95;
}
