import OpenAI from "openai-5";
import { describeOpenAI } from "../adapters/openai-contract.ts";

describeOpenAI("5.0", OpenAI as unknown as Parameters<typeof describeOpenAI>[1]);
