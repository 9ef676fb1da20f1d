import { isPayload, textOfData } from "./media.ts";
import type { RoleStage, Segment } from "./segments.ts";
import { listStrings, type Path, type Place, plainKey, UnreadableError } from "./strings.ts";
import { isNameField } from "./tool-results.ts";
import { wrongInput } from "./validate.ts";

/** A segment together with its place in the request. */
export interface Slot extends Segment {
  readonly path: Path;
  /** True for what cannot be rewritten: a key, whose path is that of the object it belongs to, or binary data. */
  readonly key?: boolean;
  /** True for what a document or a tool says to the model, which may be marked as such; absent for what the API reads. */
  readonly said?: boolean;
}

/** What is known about a value whose strings are to be read. */
export interface Origin {
  readonly stage: RoleStage;
  /** Name of the value in errors, such as `request.messages[0].content`. */
  readonly field: string;
  readonly path: Path;
  /** Tool or whatever else the text is from. */
  readonly from?: string | undefined;
  /**
   * Whether the strings of the value are what a document or tool says: all of them, or those in the fields of a content part
   * that hold its text.
   *
   * @default none
   */
  readonly said?: "all" | "texts" | undefined;
}

/** The origin of a part of a value. */
export function within(origin: Origin, ...keys: Path): Origin {
  const names = keys.map((key) => (typeof key === "number" ? `[${key}]` : `.${plainKey(key)}`));
  return { ...origin, path: [...origin.path, ...keys], field: origin.field + names.join("") };
}

/** Collects the texts of a request, and the kinds of what cannot be read. */
export class SlotList {
  readonly slots: Slot[] = [];
  readonly unread: string[] = [];

  add(text: string, origin: Origin, key: boolean = false): void {
    const { stage, path, from } = origin;
    if (stage === "trusted" || text === "") return;
    const said = !key && isSaid(text, origin);
    this.slots.push({
      text,
      stage,
      path,
      ...(from !== undefined && { origin: from }),
      ...(key && { key }),
      ...(said && { said }),
    });
  }

  /** Adds every string of a value but the kinds of its parts; throws for what could hide text. */
  addAll(value: unknown, origin: Origin): void {
    if (origin.stage === "trusted") return;
    this.#list(value, origin, (kind, path, data) => {
      if (kind === "object") throw new UnreadableError("no plain object");
      if (kind !== "bytes" || !this.#addData(data, within(origin, ...path))) this.unread.push(kind);
    });
  }

  /** Adds every string of a part that holds a picture, sound or a file, but not the data of it. */
  addMedia(part: object, kind: string, origin: Origin): void {
    this.unread.push(kind);
    if (origin.stage === "trusted") return;
    const isWords = (place: Place) => !isMediaLabel(place) && !isPayload(place.text, part, place.path);
    const told = (opaque: string, path: Path, data: unknown): undefined => {
      // The AI SDK takes URL objects: https://ai-sdk.dev/docs/reference/ai-sdk-core/model-message
      if (data instanceof URL && !isPayload(data.href, part, path))
        this.add(data.href, within(origin, ...path));
      else if (opaque === "bytes") this.#addData(data, within(origin, ...path));
    };
    this.#list(part, origin, told, isWords);
  }

  /** Adds the strings of a field that may be an option of the application: what is no text is told, never refused. */
  addExtra(value: unknown, origin: Origin): void {
    const { places, cyclic } = listStrings(value, (kind, _, { path, value: data }) => {
      // Callbacks are no text.
      if (kind === "function") return;
      if (kind !== "bytes" || !this.#addData(data, within(origin, ...path))) this.unread.push(kind);
    });
    if (cyclic) this.unread.push("object");
    this.#addPlaces(places, origin);
  }

  #list(
    value: unknown,
    origin: Origin,
    leave: (kind: string, path: Path, value: unknown) => undefined,
    isText: (place: Place) => boolean = () => true,
  ): void {
    try {
      const { places, cyclic } = listStrings(value, (kind, _, at) => leave(kind, at.path, at.value));
      if (cyclic) throw new UnreadableError("holds itself");
      this.#addPlaces(places.filter(isText), origin);
    } catch {
      throw wrongInput(origin.field, "a content part made of strings, numbers, arrays and plain objects");
    }
  }

  #addPlaces(places: readonly Place[], origin: Origin): void {
    for (const { text, path, key = false } of places) {
      if (key || !isTag(path, text)) this.add(text, { ...origin, path: [...origin.path, ...path] }, key);
    }
  }

  /** Adds what binary data says when it is a text, such as that of an attached file. */
  #addData(data: unknown, origin: Origin): boolean {
    const text = textOfData(data);
    if (text === undefined) return false;
    this.add(text, origin, true);
    return true;
  }
}

/** Fields whose strings are texts, however short. */
const mainFields: ReadonlySet<string> = new Set(["text", "content", "parts", "value", "output", "result"]);

/** Fields of content parts that hold what a model is shown. */
const partFields: ReadonlySet<string> = new Set([...mainFields, "data", "title", "context"]);

function isSaid(text: string, { stage, path, said }: Origin): boolean {
  if (said === undefined || (stage !== "tool" && stage !== "retrieval")) return false;
  const field = String(path.findLast((step) => typeof step === "string"));
  if (mainFields.has(field)) return true;
  return (said === "all" || partFields.has(field)) && !isCode(field, text);
}

/** A word of a structured result that can be no sentence, and whatever names something for the API. */
function isCode(field: string, text: string): boolean {
  return text.length <= (isNameField(field) ? 128 : 20) && /^[\w.:/@-]+$/.test(text);
}

/** A short word such as `text`, which says what a part is. */
function isTag(path: Path, text: string): boolean {
  const key = path.at(-1);
  return (key === "type" || key === "role") && text.length <= 20;
}

const mediaLabels: ReadonlySet<string> = new Set([
  "detail",
  "format",
  "mediaType",
  "media_type",
  "mimeType",
  "mime_type",
]);

/** A word such as `high` or `image/png`. */
function isMediaLabel({ path, text }: Place): boolean {
  return text.length <= 20 && mediaLabels.has(String(path.at(-1))) && /^[a-z0-9/+.-]+$/.test(text);
}
