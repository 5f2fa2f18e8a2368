import { randomBytes } from "node:crypto";
import { HttpRefusal } from "../../http/http-refusal.ts";
import { placesFor } from "../places.ts";
import type { SubscriptionBounds } from "../subscriptions.ts";
import { type MergedTexts, mergedTexts } from "./merged-texts.ts";

/** A stream that was reserved, on which the events of several subscriptions are told. */
export type ReservedStream = MergedTexts & {
  /** Aborts when nobody reads it any more, or nobody has come to; what is told on it ends then. */
  readonly gone: AbortController;
  /** What ends a subscription, by the id that the client has for it. */
  readonly endById: Map<string, AbortController>;
  /**
   * Begins it.
   *
   * @throws HttpRefusal when it has begun: nobody else may read along.
   */
  begin(): void;
};

export type ReservedStreams = {
  /**
   * @param owner Whoever may use it, and nobody else.
   * @param holder Whoever it is counted for.
   * @returns Its token.
   * @throws ApiError TOO_MANY_SUBSCRIPTIONS
   */
  reserve(owner: string, holder: string): string;
  /** @throws HttpRefusal when there is none, or somebody else's. */
  find(token: string, owner: string): ReservedStream;
  endAll(): void;
};

type Options = { readonly bounds: SubscriptionBounds; readonly reservedMaxMs?: number };

const TOKEN_BYTES = 32;
/** Whoever reserves a stream asks for it next. */
const RESERVED_MAX_MS = 10_000;

export function reservedStreams({ bounds, reservedMaxMs = RESERVED_MAX_MS }: Options): ReservedStreams {
  const places = placesFor({ called: "shared streams", ...bounds });
  const byToken = new Map<string, { readonly owner: string; readonly stream: ReservedStream }>();

  return {
    reserve(owner, holder) {
      const gone = new AbortController();
      const leave = places.take(holder, () => gone.abort());
      // Of the gateway, never of the client, who could have it from somebody else or give it to them.
      const token = randomBytes(TOKEN_BYTES).toString("base64url");
      const endById = new Map<string, AbortController>();
      const late = setTimeout(() => gone.abort(), reservedMaxMs).unref();
      let hasBegun = false;
      const stream: ReservedStream = {
        ...mergedTexts(gone.signal),
        ...{ gone, endById },
        begin() {
          if (hasBegun)
            throw new HttpRefusal("This stream is read already: reserve another one.", { status: 409 });
          hasBegun = true;
          clearTimeout(late);
        },
      };
      gone.signal.addEventListener("abort", () => {
        clearTimeout(late);
        byToken.delete(token);
        for (const ended of endById.values()) ended.abort();
        leave();
      });
      byToken.set(token, { owner, stream });
      return token;
    },
    find(token, owner) {
      const found = byToken.get(token);
      // Whether it is somebody else's is not for strangers to know.
      if (found?.owner !== owner)
        throw new HttpRefusal("There is no such stream: reserve one with PUT, and read it within 10 s.", {
          status: 404,
        });
      return found.stream;
    },
    endAll: places.endAll,
  };
}
