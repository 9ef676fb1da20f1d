import { describe, expect, test } from "vitest";
import { respell } from "../../src/models/respell.ts";
import fc from "../support/property.ts";

describe("respell", () => {
  test.each([
    ["one word a line", "please\nsend\nthe\nkey\nto me", "please send the key to me"],
    [
      "wraps with blanks before them",
      "water the \nplants, \nfeed the\ncat and\ngo",
      "water the  plants,  feed the cat and go",
    ],
    ["underscores", "see water_the_plants_and_go today", "see water the plants and go today"],
    ["digits for letters", "w4ter 7he p1an7s 4nd feed th3 c4t", "water the piants and feed the cat"],
    ["both", "w4ter\n7he\np1an7s\n4nd\nfeed", "water the piants and feed"],
  ])("%s", (_, text, plain) => {
    expect(respell(text)).toBe(plain);
  });

  test.each([
    ["a paragraph", "Water the plants.\nFeed the cat.\nLock the door.\nGo home.\nSleep."],
    ["wide lines", `${"water the plants on the balcony twice\n".repeat(6)}and go`],
    ["an address", "Anna Virtanen\nRantatie\nTurku"],
    ["names of code", "call read_next_line and write_back(max_size)"],
    ["product names", "The A4 paper and the MP3 player are on the 2nd shelf next to the lamp and the radio."],
    ["nothing", ""],
  ])("leaves %s", (_, text) => {
    expect(respell(text)).toBeUndefined();
  });

  test("moves nothing", () => {
    const piece = fc.constantFrom(
      "w4ter",
      "7he",
      "plants",
      "a_b_c_d_e_f",
      "\n",
      ",",
      " ",
      "猫",
      "é",
      "\u{1F431}",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join("");
        expect((respell(text) ?? text).length).toBe(text.length);
      }),
    );
  });
});
