import { readFileSync } from "node:fs";

/** One of the texts under `examples/texts`, as `index.json` lists it. */
export interface DemoText {
  readonly id: string;
  readonly file: string;
  /** `tool` for results of a tool call, `retrieval` for everything a search finds. */
  readonly stage: "retrieval" | "tool";
  readonly title: string;
  readonly metadata: { readonly tenant: string; readonly public: boolean };
  /** Whether the text gives orders to a model, only writes about such orders, or neither. */
  readonly carries: "attack" | "talks-about" | "clean";
  /** What is special about it, such as how the attack is hidden; for the reader of the demo. */
  readonly how?: string;
  /** A question this text answers, and words of the right answer. */
  readonly question: string;
  readonly answer: string;
  /** Words that appear in the model's output only when the attack succeeded. */
  readonly markers?: readonly string[];
  readonly text: string;
}

const folder = new URL("../texts/", import.meta.url);

/** Reads all texts of the demo. */
export function loadTexts(): readonly DemoText[] {
  const index: Omit<DemoText, "text">[] = JSON.parse(readFileSync(new URL("index.json", folder), "utf8"));
  return index.map((entry) => ({ ...entry, text: readFileSync(new URL(entry.file, folder), "utf8") }));
}
