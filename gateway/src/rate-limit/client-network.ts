import { isIPv6 } from "node:net";

const V4_IN_V6 = /^::ffff:(?<v4>\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS_OF_NETWORK = 4;
const GROUPS = 8;

/**
 * Whom an address stands for: itself, or of IPv6 the /64 that it is in, since a client has all of that to choose from.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6177
 */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const v4 = V4_IN_V6.exec(address)?.groups?.v4;
  if (v4 !== undefined) return v4;
  if (!isIPv6(address)) return address;
  const [bare = ""] = address.split("%");
  const [head = "", tail] = bare.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : GROUPS - before.length - after.length;
  const groups = [...before, ...Array<string>(Math.max(0, zeros)).fill("0"), ...after];
  const network = groups.slice(0, GROUPS_OF_NETWORK).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}
