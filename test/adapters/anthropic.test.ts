import Anthropic from "@anthropic-ai/sdk";
import { describeAnthropic } from "./anthropic-contract.ts";

describeAnthropic("1", Anthropic);
