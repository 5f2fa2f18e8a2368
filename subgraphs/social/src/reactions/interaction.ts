import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession } from "mongodb";

/** What somebody does that brings them closer to somebody else. */
export type InteractionKind = "LIKE" | "COMMENT";

/** Is told of each interaction once, in the transaction of the act: what it throws undoes the act. */
export type OnInteraction = (
  from: GlobalId,
  to: GlobalId,
  kind: InteractionKind,
  session: ClientSession,
) => Promise<void>;
