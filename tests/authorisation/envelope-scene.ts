import { loadMemberships } from "../../scripts/loading/load-graph.ts";
import { LIFETIME_MS } from "../../subgraphs/commerce/src/envelopes/model.ts";
import { membershipOf } from "../../subgraphs/groups/src/memberships/model.ts";
import { castId, GROUP_ID } from "../cast.ts";
import { envelopesOn, giveEnvelope, sendEnvelope } from "../give-envelope.ts";
import type { TestStores } from "../stores.ts";
import { SUBJECT } from "./social-scene.ts";

/** The ids of what alice has sent to her group: an envelope that is empty, and one that waits. */
export type EnvelopeScene = { readonly emptyId: string; readonly waitingId: string };

/** A group of alice, bob and dan. */
export async function setGroupScene(stores: TestStores): Promise<void> {
  const joinedAt = new Date(0);
  await stores.groups.addMissing([
    {
      ...{ _id: GROUP_ID, name: "西湖徒步", description: "周末", interest: "徒步", city: "杭州" },
      createdAt: joinedAt,
    },
  ]);
  const people = [SUBJECT, castId("bob"), castId("dan")];
  await loadMemberships(
    stores,
    people.map((user) => membershipOf({ group: GROUP_ID, user, role: "MEMBER", joinedAt })),
  );
}

/** What alice has sent to her group and to bob, who sent some too: of his to her one came back to him, and of hers one to her. */
export async function setEnvelopeScene(stores: TestStores): Promise<EnvelopeScene> {
  const [alice, bob] = [SUBJECT, castId("bob")];
  const long = envelopesOn(stores, { now: () => new Date(Date.now() - LIFETIME_MS) });
  await giveEnvelope(long, { sender: alice, recipient: bob, amountMinor: 1n, split: "EQUAL" }, []);
  const services = envelopesOn(stores);
  await services.returnExpired();

  await giveEnvelope(services, { sender: bob, recipient: alice, amountMinor: 2n }, [alice]);
  const toGroup = { sender: alice, group: GROUP_ID, amountMinor: 2n, shareCount: 2, cover: "新年好" };
  const emptyId = await giveEnvelope(services, toGroup, [alice, bob]);
  const waiting = await sendEnvelope(services, toGroup);
  return { emptyId, waitingId: waiting._id };
}
