import type Current from "@anthropic-ai/sdk";
import Anthropic from "anthropic-0";
import { describeAnthropic } from "../adapters/anthropic-contract.ts";

describeAnthropic("0.60", Anthropic as unknown as typeof Current);
