import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import {
  CallToolRequestSchema,
  CreateMessageRequestSchema,
  ListToolsRequestSchema,
} from "@modelcontextprotocol/sdk/types.js";
import { describeMcp } from "./mcp-contract.ts";

const schemas = {
  "tools/list": ListToolsRequestSchema,
  "tools/call": CallToolRequestSchema,
  "sampling/createMessage": CreateMessageRequestSchema,
};

describeMcp("1", {
  Client,
  Server,
  McpServer,
  InMemoryTransport,
  handle: (target, method, answer) =>
    (target as Server).setRequestHandler(
      schemas[method as keyof typeof schemas] as typeof CallToolRequestSchema,
      async ({ params }) => answer(params) as never,
    ),
  schema: (fields) => fields,
});
