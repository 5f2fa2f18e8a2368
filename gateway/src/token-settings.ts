import type { SettingsReader } from "@kith/kit/config.ts";

/** How tokens may be signed: with a key of which the gateway knows the public half only. */
export const TOKEN_ALGORITHMS = ["EdDSA", "ES256", "RS256"] as const;
export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

/** Which access tokens are good here. */
export type TokenSettings = {
  readonly issuer: string;
  /** A token has to be for one of them. */
  readonly audiences: readonly string[];
  readonly algorithms: readonly TokenAlgorithm[];
  /** How much the issuer's clock may differ. */
  readonly clockSkewMaxS: number;
  /** The claim that names policies which hold for the viewer. */
  readonly policiesClaim: string;
  /** A token with an unknown key id asks for new keys; this long, at most one of them does. */
  readonly jwksCooldownMs?: number;
};

export const DEFAULT_TOKEN_SETTINGS: TokenSettings = {
  issuer: "kith",
  audiences: ["kith"],
  algorithms: TOKEN_ALGORITHMS,
  clockSkewMaxS: 5,
  policiesClaim: "policies",
};

export const tokenSettingsFrom = (reader: SettingsReader): TokenSettings => ({
  issuer: reader.text("KITH_TOKEN_ISSUER", DEFAULT_TOKEN_SETTINGS.issuer),
  audiences: reader.text("KITH_TOKEN_AUDIENCE", DEFAULT_TOKEN_SETTINGS.audiences.join()).split(/ *, */),
  algorithms: reader.someOf("KITH_TOKEN_ALGORITHMS", TOKEN_ALGORITHMS),
  clockSkewMaxS: reader.count("KITH_TOKEN_CLOCK_SKEW_S", DEFAULT_TOKEN_SETTINGS.clockSkewMaxS, {
    min: 0,
    max: 300,
  }),
  policiesClaim: reader.text("KITH_TOKEN_POLICIES_CLAIM", DEFAULT_TOKEN_SETTINGS.policiesClaim),
});
