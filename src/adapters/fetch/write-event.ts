import type { Frame } from "./sse.ts";

/** The event as it goes over the wire. */
export function writeEvent(frame: Frame): string {
  const fields = Object.entries(frame).map(([name, value]: [string, string]) => {
    const lines = value.split(/\r\n|\n|\r/);
    if (name === "data") return lines.map((line) => `data: ${line}\n`).join("");
    // A line break would begin another field.
    return `${name === "comment" ? "" : name}: ${lines.join(" ")}\n`;
  });
  return `${fields.join("")}\n`;
}
