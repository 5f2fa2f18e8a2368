import { describe, expect, it } from "vitest";
import { trustedProxiesIn } from "./trusted-proxies.ts";

describe("proxies that are trusted", () => {
  it.each([
    ["", ""],
    ["192.0.2.1, 10.0.0.0/8,", "192.0.2.1,10.0.0.0/8"],
    ["::1,2001:db8::/32,loopback", "::1,2001:db8::/32,loopback"],
  ])("are addresses and networks: %j", (text, proxies) => {
    expect(trustedProxiesIn(text)).toBe(proxies);
  });

  it.each(["proxy.example", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/8/8", "10.0.0.0/", "true", "*"])(
    "are nothing else: %s",
    (text) => {
      expect(() => trustedProxiesIn(`192.0.2.1,${text}`)).toThrow(
        `must be addresses or networks with commas between, such as 10.0.0.0/8, got "${text}"`,
      );
    },
  );
});
