/** Starts a gateway that reads its supergraph again on SIGHUP. From the beginning on: the signal would end the process otherwise. */
export async function reloadOnSignal<Reloadable extends { reload(): Promise<unknown> }>(
  start: () => Promise<Reloadable>,
): Promise<Reloadable> {
  let gateway: Reloadable | null = null;
  process.on("SIGHUP", () => void gateway?.reload());
  gateway = await start();
  return gateway;
}
