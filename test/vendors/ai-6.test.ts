import type * as Current from "ai";
import type { MockLanguageModelV3 as CurrentMock } from "ai/test";
import * as sdk from "ai-6";
import { MockLanguageModelV3 } from "ai-6/test";
import { describeAiSdk } from "../adapters/ai-contract.ts";

describeAiSdk("6.0", sdk as unknown as typeof Current, MockLanguageModelV3 as unknown as typeof CurrentMock);
