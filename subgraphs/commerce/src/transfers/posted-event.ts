import type { GlobalId } from "@kith/kit/global-id.ts";
import type { NewEvent } from "@kith/kit/outbox/outbox-store.ts";
import type { Owner } from "../ledger/model.ts";

type Posted = {
  /** What moved the money: of one that was accepted, its end. */
  readonly transfer: GlobalId;
  readonly sender: Owner;
  readonly recipient: Owner;
  readonly postedAt: Date;
};

/** For social: money between friends brings them closer. How much it was is nobody's business there. */
export const postedEvent = ({ postedAt, ...posted }: Posted): NewEvent => ({
  to: "social",
  type: "transfer.posted",
  payload: { ...posted, postedAt: postedAt.toISOString() },
});
