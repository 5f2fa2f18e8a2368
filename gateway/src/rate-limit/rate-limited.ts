import { ApiError } from "@kith/kit/api-error.ts";

const SECONDS_MAX = 24 * 60 * 60;

/** Somebody has asked for too much in too little time. */
export class RateLimited extends ApiError {
  readonly retryAfterS: number;

  /** @param waitS Until what was asked for may be asked again. */
  constructor(who: "viewer" | "address", waitS: number) {
    const retryAfterS = Math.min(SECONDS_MAX, Math.max(1, Math.ceil(waitS)));
    const whose = who === "viewer" ? "This viewer has" : "Clients at this address have";
    super("RATE_LIMITED", `${whose} asked for too much in too little time: try again in ${retryAfterS} s.`);
    this.retryAfterS = retryAfterS;
  }
}
