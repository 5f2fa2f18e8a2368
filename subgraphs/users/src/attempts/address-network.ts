import { isIPv4, isIPv6, SocketAddress } from "node:net";

const NETWORK_GROUPS = 4;
const MAPPED = "::ffff:";

/**
 * What is counted as one place on the network: an IPv4 address, or the first 64 bits of an IPv6 address, since whoever has
 * one address of such a network has all of them.
 *
 * @see RFC 6177: the smallest network that a site is given
 */
export function networkOf(address: string | null): string {
  if (address === null) return "nowhere";
  const plain = address.startsWith(MAPPED) ? address.slice(MAPPED.length) : address;
  if (isIPv4(plain) || !isIPv6(plain)) return plain;

  const [head = "", tail = ""] = new SocketAddress({ address: plain, family: "ipv6" }).address.split("::");
  const groups = head.split(":").filter(Boolean);
  const after = tail.split(":").filter(Boolean);
  const zeros = Array.from({ length: 8 - groups.length - after.length }, () => "0");
  return `${[...groups, ...zeros, ...after].slice(0, NETWORK_GROUPS).join(":")}::/64`;
}
