import { isIP } from "node:net";

/** As fastify knows them. */
const NAMED: ReadonlySet<string> = new Set(["loopback", "linklocal", "uniquelocal"]);
const BITS = { 4: 32, 6: 128 } as const;

/**
 * The proxies of a command line, as fastify wants them.
 *
 * @param text Addresses, networks such as `10.0.0.0/8`, or `loopback`, `linklocal` and `uniquelocal`, with commas between.
 * @throws Error that names the first that is none.
 */
export function trustedProxiesIn(text: string): string {
  const proxies = text
    .split(",")
    .map((proxy) => proxy.trim())
    .filter(Boolean);
  const wrong = proxies.find((proxy) => !isProxy(proxy));
  if (wrong !== undefined)
    throw new Error(
      `--trusted-proxies must be addresses or networks with commas between, such as 10.0.0.0/8, got "${wrong}".`,
    );
  return proxies.join(",");
}

function isProxy(proxy: string): boolean {
  if (NAMED.has(proxy)) return true;
  const [address = "", bits, ...more] = proxy.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= BITS[version as 4 | 6]);
}
