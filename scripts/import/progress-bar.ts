const WIDTH = 30;
const REDRAW_INTERVAL_MS = 100;
const PLAIN_STEP_PERCENT = 10;

/** A progress bar on a terminal; elsewhere a line every ten per cent. */
export function progressBar(label: string, total: number, output: NodeJS.WriteStream = process.stderr) {
  let done = 0;
  let drawnAtMs = 0;
  let toldPercent = -PLAIN_STEP_PERCENT;

  const percentOf = () => Math.min(100, Math.floor((100 * done) / Math.max(1, total)));
  const draw = () => {
    const filled = Math.round((percentOf() / 100) * WIDTH);
    output.write(
      `\r${label.padEnd(12)} [${"=".repeat(filled)}${" ".repeat(WIDTH - filled)}] ${percentOf()} %`,
    );
  };
  return {
    add(amount: number): void {
      done += amount;
      if (output.isTTY && Date.now() - drawnAtMs >= REDRAW_INTERVAL_MS) {
        drawnAtMs = Date.now();
        draw();
      }
      if (!output.isTTY && percentOf() >= toldPercent + PLAIN_STEP_PERCENT) {
        toldPercent = percentOf();
        output.write(`${label}: ${toldPercent} %\n`);
      }
    },
    end(): void {
      if (!output.isTTY) return;
      draw();
      output.write("\n");
    },
  };
}
