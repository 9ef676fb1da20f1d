import { RE2JS } from "re2js";
import type { Engine } from "../../src/core/engine.ts";
import { printPattern } from "../../src/core/regex/print.ts";

/**
 * An independent port of RE2, the judge of what a pattern matches.
 *
 * Its patterns cannot name lone surrogates, so it reads each as U+FFFD, which is what it is to a pattern that does not
 * tell the two apart.
 */
export const re2jsEngine: Engine = {
  name: "re2js",
  compile: ({ tree }) => {
    const pattern = RE2JS.compile(printPattern(tree, "re2"));
    return {
      findAll(text, from, to, found) {
        const matcher = pattern.matcher(text.replace(/\p{Surrogate}/gu, "\ufffd"));
        for (let start = from; matcher.find(start) && matcher.start() <= to; start = matcher.end()) {
          found.push(matcher.start(), matcher.end());
        }
        return 0;
      },
    };
  },
};
