/** Where a command writes to. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether somebody is watching `err`. */
  readonly isInteractive: boolean;
}

const barWidth = 30;

/** A bar on stderr that is drawn over itself, where somebody is watching. */
export function progressBar({ err, isInteractive }: Terminal): {
  show(task: string, done: number, total: number): void;
  clear(): void;
} {
  let shown = "";
  return {
    show(task, done, total) {
      if (!isInteractive || total === 0) return;
      const filled = Math.round((barWidth * done) / total);
      const bar = "#".repeat(filled) + ".".repeat(barWidth - filled);
      const line = `${task} [${bar}] ${Math.floor((100 * done) / total)} %`;
      if (line === shown) return;
      shown = line;
      err(`\r\u001b[K${line}`);
    },
    clear() {
      if (shown !== "") err("\r\u001b[K");
      shown = "";
    },
  };
}
