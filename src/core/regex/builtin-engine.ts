import type { Engine } from "../engine.ts";
import { findMatches } from "./match.ts";
import { writeProgram } from "./program.ts";

/** The default engine: linear time in plain JavaScript, no WebAssembly, no code generation. */
export const builtinEngine: Engine = {
  name: "builtin",
  compile: ({ tree }) => {
    const program = writeProgram(tree);
    return {
      findAll: (text, from, to, found, budget) => findMatches(program, text, from, to, found, budget),
    };
  },
};
