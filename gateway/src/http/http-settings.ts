import type { SettingsReader } from "@kith/kit/config.ts";
import { ANY_ORIGIN, type CorsSettings, isOriginSetting, LOOPBACK } from "./cors.ts";

/** How HTTP is spoken with clients. */
export type HttpSettings = { readonly cors: CorsSettings; readonly isCompressed: boolean };

/** For pages of the gateway's own host alone. */
export const HTTP_DEFAULTS: HttpSettings = {
  cors: { origins: [], allowsCredentials: false },
  isCompressed: true,
};

const NO_ORIGIN = "none";

/** @param mode In development pages of this machine may ask unless it is said who may; else nobody's. */
export function readHttpSettings(reader: SettingsReader, mode: string | undefined): HttpSettings {
  const origins = reader
    .list("KITH_CORS_ORIGINS", {
      fallback: [mode === "development" ? LOOPBACK : NO_ORIGIN],
      isRight: (item) => item === NO_ORIGIN || isOriginSetting(item),
      expected: `origins such as https://app.example.org, ${LOOPBACK}, ${ANY_ORIGIN} or ${NO_ORIGIN}`,
    })
    .filter((origin) => origin !== NO_ORIGIN);
  // Any page at all could act with the cookies of whoever looks at it.
  const credentials = origins.includes(ANY_ORIGIN) ? (["off"] as const) : (["off", "on"] as const);
  return {
    cors: { origins, allowsCredentials: reader.oneOf("KITH_CORS_CREDENTIALS", credentials, "off") === "on" },
    isCompressed: reader.oneOf("KITH_COMPRESSION", ["on", "off"], "on") === "on",
  };
}
