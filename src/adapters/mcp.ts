export { type GuardedProxy, guardProxy } from "./mcp/guard-proxy.ts";
export { type GuardTransportOptions, guardTransport } from "./mcp/guard-transport.ts";
export type { WithheldReason, WithheldTool } from "./mcp/listing.ts";
export { definitionHash, memoryPins, type Pin, type PinStore } from "./mcp/pins.ts";
export type { TransportLike } from "./mcp/protocol.ts";
