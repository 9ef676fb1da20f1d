import type { Runner } from "../../core/runner.ts";
import { listStrings } from "../../core/strings.ts";
import type { Finding } from "../../core/types.ts";
import { isObject, own } from "../../core/validate.ts";
import { checkValue } from "./checked-value.ts";
import { definitionHash, lookOf, type Pin, type PinStore } from "./pins.ts";

/** Why a tool is not shown. */
export type WithheldReason =
  /** It was never seen, and `firstUse` is `withhold`. */
  | "new"
  /** It is not what it was. */
  | "changed"
  /** Its name could be taken for that of another tool of the same server. */
  | "look-alike"
  /** Its name could be taken for that of a tool of another server, or its words name one. */
  | "shadowing"
  /** The guards found something in its words. */
  | "findings"
  /** It is no definition that can be read. */
  | "unreadable";

/** A tool that is not shown and cannot be called. Put `pin` into the store to agree to it. */
export interface WithheldTool {
  readonly reason: WithheldReason;
  /** Its pin as an approval; its name is in words of the server. Absent when it cannot be read. */
  readonly pin?: Pin;
  readonly findings: readonly Finding[];
}

/** What a listing needs to know. */
export interface ListingOptions {
  readonly serverName: string;
  readonly pins: PinStore;
  readonly firstUse: "pin" | "withhold";
  readonly onWithheld: ((withheld: WithheldTool) => unknown) | undefined;
}

/** Longest name that is kept. https://modelcontextprotocol.io/specification recommends 128 */
const longestName = 256;
/** More are not shown, so that no server fills the memory. */
const mostNames = 5_000;

/** Which tools of one server are shown and may be called. */
export class Listing {
  readonly #runner: Runner;
  readonly #options: ListingOptions;
  readonly #shown = new Set<string>();
  /** Names that may not be called, with the number of the listing that said so. */
  readonly #banned = new Map<string, number>();
  #number = 0;

  constructor(runner: Runner, options: ListingOptions) {
    this.#runner = runner;
    this.#options = options;
  }

  isBanned(name: string): boolean {
    return this.#banned.has(name) || this.#banned.size >= mostNames;
  }

  isShown(name: string): boolean {
    return this.#shown.has(name);
  }

  /** The tools of one page that may be shown. */
  async check(tools: readonly unknown[], isFirstPage: boolean): Promise<readonly object[]> {
    if (isFirstPage) this.#number++;
    const pins = new PinIndex(this.#options.serverName, await this.#options.pins.list());
    const kept: object[] = [];
    for (const tool of tools) {
      const name = isObject(tool) ? own(tool, "name") : undefined;
      const isNamed = typeof name === "string" && name !== "" && name.length <= longestName;
      if (!isObject(tool) || !isNamed || (!this.#shown.has(name) && this.#shown.size >= mostNames)) {
        if (isNamed) this.#banned.set(name, this.#number);
        this.#report({ reason: "unreadable", findings: [] });
        continue;
      }
      const shown = await this.#checkOne(tool, name, pins);
      if (shown === undefined) {
        this.#banned.set(name, this.#number);
        this.#shown.delete(name);
        continue;
      }
      // A second definition of the name in the same listing does not lift the ban.
      if (this.#banned.get(name) !== this.#number) this.#banned.delete(name);
      this.#shown.add(name);
      kept.push(shown);
    }
    return kept;
  }

  async #checkOne(tool: object, name: string, pins: PinIndex): Promise<object | undefined> {
    const { serverName: server, firstUse } = this.#options;
    const hash = definitionHash(tool);
    if (hash === undefined) return this.#withhold("unreadable");
    const pin: Pin = { server, tool: name, hash, approved: true };
    const before = pins.get(name);
    const isSame = before?.hash === hash;
    if (isSame && before.approved) return tool;
    if (before !== undefined && !isSame) return this.#withhold("changed", pin);
    if (before === undefined) {
      const like = pins.likeness(tool, name);
      if (like !== undefined) return this.#withhold(like, pin);
    }
    const checked = await checkValue(this.#runner, readPart(tool), "tool", `${server}/${name}`);
    if ("findings" in checked) return this.#withhold("findings", pin, checked.findings);
    if (before === undefined) {
      if (firstUse === "withhold") return this.#withhold("new", pin);
      const first = { ...pin, approved: false };
      pins.add(first);
      await this.#options.pins.put(first);
    }
    return { ...tool, ...checked.value };
  }

  #withhold(reason: WithheldReason, pin?: Pin, findings: readonly Finding[] = []): undefined {
    this.#report({ reason, ...(pin !== undefined && { pin }), findings });
  }

  #report(withheld: WithheldTool): void {
    try {
      Promise.resolve(this.#options.onWithheld?.(withheld)).catch(() => {});
    } catch {
      // A broken log must not decide about a tool.
    }
  }
}

/** The definition without what is for programs alone. */
function readPart(tool: object): object {
  return Object.fromEntries(Object.entries(tool).filter(([key]) => key !== "_meta" && key !== "icons"));
}

/** Pins as they are asked for, so that a long list takes no longer for each tool. */
class PinIndex {
  readonly #server: string;
  readonly #own = new Map<string, Pin>();
  readonly #ownLooks = new Set<string>();
  readonly #otherLooks = new Set<string>();
  readonly #otherNames = new Set<string>();

  constructor(server: string, pins: readonly Pin[]) {
    this.#server = server;
    for (const pin of pins) this.add(pin);
  }

  add(pin: Pin): void {
    const look = lookOf(pin.tool);
    if (pin.server === this.#server) {
      this.#own.set(pin.tool, pin);
      this.#ownLooks.add(look);
      return;
    }
    this.#otherLooks.add(look);
    const name = pin.tool.toLowerCase();
    if (isTelling(name)) this.#otherNames.add(name);
  }

  get(name: string): Pin | undefined {
    return this.#own.get(name);
  }

  /** Why a tool without a pin could be taken for another one. */
  likeness(tool: object, name: string): WithheldReason | undefined {
    const look = lookOf(name);
    if (this.#otherLooks.has(look)) return "shadowing";
    if (this.#ownLooks.has(look)) return "look-alike";
    if (this.#otherNames.size === 0) return undefined;
    const { places } = listStrings(readPart(tool), () => undefined);
    const names = places.flatMap(({ text }) => wordsOf(text));
    return names.some((word) => this.#otherNames.has(word)) ? "shadowing" : undefined;
  }
}

/** Whether a name is no ordinary word, so that a text that holds it speaks of the tool. */
function isTelling(name: string): boolean {
  return name.length >= 5 && /[_.:/-]/.test(name);
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}_.:/-]+/u)
    .map((word) => word.replace(/^[.:/-]+/, "").replace(/[.:/-]+$/, ""));
}
