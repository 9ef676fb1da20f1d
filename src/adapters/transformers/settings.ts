// Settings of public models, for files that you export or download yourself: `{ ...promptGuard2, localModelPath: "./models" }`.
// Names of models and labels are those of their public model cards; the models were not run here. A label that a model does not
// have is an error at the first text, so wrong names cannot go unnoticed. Windows are shorter than the models allow:
// what they were not given at once cannot be cut off.

/** What {@link textClassification} takes, but for the place of the files. */
export interface ClassificationSettings {
  readonly model: string;
  readonly labels: readonly string[];
  readonly otherLabels: readonly string[];
  readonly windowWords: number;
  readonly windowChars: number;
}

/** What {@link transformersEmbedder} takes, but for the place of the files. */
export interface EmbedderSettings {
  readonly model: string;
  readonly pooling: "mean" | "cls";
  readonly prefix: string;
}

/** All of these read up to 512 tokens, and none makes more than one token of a character that is folded. */
const windows = { windowWords: 80, windowChars: 500 } as const;

/** Llama Prompt Guard 2, 22M: https://huggingface.co/meta-llama/Llama-Prompt-Guard-2-22M. Labels benign and malicious. */
export const promptGuard2: ClassificationSettings = {
  model: "Llama-Prompt-Guard-2-22M",
  labels: ["MALICIOUS"],
  otherLabels: ["LABEL_1"],
  ...windows,
};

/** Llama Prompt Guard 2, 86M, several languages: https://huggingface.co/meta-llama/Llama-Prompt-Guard-2-86M. */
export const promptGuard2Large: ClassificationSettings = {
  ...promptGuard2,
  model: "Llama-Prompt-Guard-2-86M",
};

/** PIGuard: https://huggingface.co/leolee99/PIGuard. Labels benign and injection. */
export const piGuard: ClassificationSettings = {
  model: "PIGuard",
  labels: ["injection"],
  otherLabels: ["LABEL_1"],
  ...windows,
};

/** ProtectAI's model, version 2, English: https://huggingface.co/protectai/deberta-v3-base-prompt-injection-v2. Labels SAFE and INJECTION. */
export const protectAiV2: ClassificationSettings = {
  model: "deberta-v3-base-prompt-injection-v2",
  labels: ["INJECTION"],
  otherLabels: ["LABEL_1"],
  ...windows,
};

/** all-MiniLM-L6-v2, English, 384 numbers, 256 tokens: https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2. */
export const allMiniLmL6V2: EmbedderSettings = { model: "all-MiniLM-L6-v2", pooling: "mean", prefix: "" };

/** multilingual-e5-small, 384 numbers, 512 tokens: https://huggingface.co/intfloat/multilingual-e5-small, whose card asks for the prefix. */
export const multilingualE5Small: EmbedderSettings = {
  model: "multilingual-e5-small",
  pooling: "mean",
  prefix: "query: ",
};
