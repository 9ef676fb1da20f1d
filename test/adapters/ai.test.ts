import * as sdk from "ai";
import { MockLanguageModelV3 } from "ai/test";
import { describeAiSdk } from "./ai-contract.ts";

describeAiSdk("6", sdk, MockLanguageModelV3);
