import { randomUUID } from "node:crypto";
import type { HeldPage } from "@kith/kit/held-rows.ts";
import { invariant } from "@kith/kit/invariant.ts";
import { type Peer, peerLoaderOf } from "@kith/kit/peer-loader.ts";
import type { AskHeld } from "./export-service.ts";

/** Asks another subgraph, on behalf of the person, for what it holds of them: the field `<subgraph>Data`. */
export const askPeer =
  (peer: Peer): AskHeld =>
  async (user, after) => {
    const loader = peerLoaderOf<{ readonly page: HeldPage | null }>("heldData", {
      peer,
      viewer: { viewerId: user, scopes: [], requestId: randomUUID() },
      typename: "User",
      selection: `page: ${peer.name}Data(after: ${JSON.stringify(after)}) { source rows next }`,
    });
    const page = (await loader.load(user))?.page;
    invariant(page != null, `${peer.name} does not say what it holds`);
    return page;
  };
