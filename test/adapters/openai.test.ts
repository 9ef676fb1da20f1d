import OpenAI from "openai";
import { describeOpenAI } from "./openai-contract.ts";

describeOpenAI("6", OpenAI);
