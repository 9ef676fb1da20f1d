#!/usr/bin/env node
import { runCommand } from "./run.ts";

// A reader that has seen enough, such as `head`, closes the pipe.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

// Not `process.exit`: what was written may still be on its way.
process.exitCode = await runCommand(process.argv.slice(2), process.stdin, {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isInteractive: process.stderr.isTTY === true,
});
