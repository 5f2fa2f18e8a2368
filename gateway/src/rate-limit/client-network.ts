import { isIPv6 } from "node:net";

const V4_IN_V6 = /^::ffff:(?<v4>\d+\.\d+\.\d+\.\d+)$/i;
/** As some proxies write an address: with the port of the connection, of which a client has as many as it likes. */
const WITH_PORT = /^(?:(?<v4>\d+\.\d+\.\d+\.\d+)|\[(?<v6>[\da-f:.]+)\])(?::\d{1,5})?$/i;
const GROUPS_OF_NETWORK = 4;
const GROUPS = 8;
/** Of an address of IPv4 that is written as one of IPv6: zeros, this, and the address. */
const MARK = 0xffff;
const GROUPS_BEFORE_MARK = 5;

/**
 * Whom an address stands for: itself, or of IPv6 the /64 that it is in, since a client has all of that to choose from.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6177
 */
export function networkOf(told: string): string {
  if (!told.includes(":")) return told;
  const { v4: alone, v6 = told } = WITH_PORT.exec(told)?.groups ?? {};
  if (alone !== undefined) return alone;
  return networkOfV6(v6);
}

function networkOfV6(address: string): string {
  const v4 = V4_IN_V6.exec(address)?.groups?.v4;
  if (v4 !== undefined) return v4;
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  const [mark, high = 0, low = 0] = groups.slice(GROUPS_BEFORE_MARK);
  if (mark === MARK && groups.slice(0, GROUPS_BEFORE_MARK).every((group) => group === 0))
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join(".");
  const network = groups.slice(0, GROUPS_OF_NETWORK).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}

/** The eight numbers of an address of IPv6, however it is written. */
function groupsOf(address: string): readonly number[] {
  const [bare = ""] = address.split("%");
  const [head = "", tail = null] = bare.split("::");
  const before = numbersIn(head);
  const after = tail === null ? [] : numbersIn(tail);
  const zeros = Array<number>(Math.max(0, GROUPS - before.length - after.length)).fill(0);
  return [...before, ...zeros, ...after];
}

const numbersIn = (groups: string): readonly number[] =>
  groups === ""
    ? []
    : groups.split(":").flatMap((group) => {
        const [a = 0, b, c = 0, d = 0] = group.split(".").map(Number);
        return b === undefined ? [Number.parseInt(group, 16)] : [(a << 8) | b, (c << 8) | d];
      });
