import * as sdk from "ai-7";
import { MockLanguageModelV3, MockLanguageModelV4 } from "ai-7/test";
import { describeAiSdk } from "../adapters/ai-contract.ts";

describeAiSdk("7, with a model of 6", sdk, MockLanguageModelV3);
// Editions 3 and 4 of the interface differ in nothing that a guard touches.
describeAiSdk("7", sdk, MockLanguageModelV4 as unknown as typeof MockLanguageModelV3);
