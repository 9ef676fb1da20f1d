import OpenAI from "openai-7";
import { describeOpenAI } from "../adapters/openai-contract.ts";

describeOpenAI("7", OpenAI);
