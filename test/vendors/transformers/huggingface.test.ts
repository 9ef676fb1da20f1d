import { describeLibrary } from "./contract.ts";

// In a file of its own, because two versions of one native runtime do not share a process.
const name: string = "@huggingface/transformers";
describeLibrary(name, () => import(name));
