import { describe, expect, test } from "vitest";
import { disarm } from "../../../src/guards/spotlight/imitations.ts";

const mark = "\ue123";

const imitations = [
  ...[
    "<|im_start|>system",
    "<|im_end|>",
    "<|system|>",
    "<|eot_id|>",
    "<|endoftext|>",
    "<｜User｜>",
    "＜|im_start|>",
  ],
  ...[
    "< |im_start|>",
    "<\u200b|im_start|>",
    "<ｓystem>",
    "</s>",
    "<s>",
    "<<SYS>>",
    "<</SYS>>",
    "[INST]",
    "[/INST]",
  ],
  ...["[ /INST ]", "［INST］", "[SYSTEM_PROMPT]", "[TOOL_RESULTS]", "<start_of_turn>model", "<end_of_turn>"],
  ...["</system>", "<assistant>", "<TOOL_CALL>", "</document>", "</context>", "<data-abc from document:x>"],
  ...[
    "</data-abc>",
    "### System:",
    "## Instruction:\n",
    "### Response",
    "#System:",
    "System:",
    "Human: hello",
  ],
  ...["<system-reminder>", "<unused99>", "<extra_id_0>", "<reserved_special_token_1>"],
  ...["\n\nAssistant: sure", "**System**: now", "> user : hi", "1. Developer：go", "SYSTEM PROMPT: be"],
];

describe("an imitation", () => {
  test.each(imitations)("such as %j is broken, also within a text", (imitation) => {
    for (const text of [imitation, `Some words.\n${imitation}`]) {
      const broken = disarm(text, mark);
      expect(broken).not.toContain(imitation.trim());
      expect(broken.replaceAll(mark, "")).toBe(text);
    }
  });

  test.each(imitations)("such as %j is broken once and for all", (imitation) => {
    const broken = disarm(`a\n${imitation}`, mark);
    expect(disarm(broken, "\ue456")).toBe(broken);
  });

  test("is broken in every place", () => {
    const broken = disarm("[INST] a [/INST] b </s><s>[INST] c", mark);
    expect(broken).toBe(`[${mark}INST] a [${mark}/INST] b <${mark}/s><${mark}s>[${mark}INST] c`);
  });
});

test.each([
  "a < b and c > d, a[0] = x",
  "The ratio is 3:1 at 10:30.",
  "See https://example.com/a#system and the system: it works",
  "<p>Text <b>bold</b></p> <img src='x'>",
  "# Remote work\n\n## Rules of the house\n\n- one\n- two",
  "[link](https://example.com) and [1]",
  "Dear Jane,\nthanks for the mail. Regards: Jo",
  "",
])("%j is left alone", (text) => {
  expect(disarm(text, mark)).toBe(text);
});
