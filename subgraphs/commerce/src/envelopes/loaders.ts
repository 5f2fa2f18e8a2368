import type { GlobalId } from "@kith/kit/global-id.ts";
import { batchLoaderOf, loaderOf } from "@kith/kit/loader.ts";
import type { EnvelopeStore } from "./envelope-store.ts";
import { claimIdOf, type Envelope } from "./model.ts";
import { isFor, type Rights } from "./rights.ts";

type Parts = {
  readonly envelopes: EnvelopeStore;
  readonly rights: Rights;
  readonly viewerId: GlobalId | null;
  /** Whom a block hides from the viewer. */
  readonly hiddenIds: () => Promise<readonly GlobalId[]>;
};

/** What a viewer may see of envelopes: who that is, is decided here. */
export function envelopeLoaders({ envelopes, rights, viewerId, hiddenIds }: Parts) {
  const without = async (field: string): Promise<Record<string, object>> => {
    const ids = await hiddenIds();
    return ids.length === 0 ? {} : { [field]: { $nin: [...ids] } };
  };
  const envelopeById = loaderOf({
    name: "envelopeById",
    findMany: envelopes.findByIds,
    keyOf: ({ _id }) => _id,
  });
  const claimById = loaderOf({
    name: "claimById",
    findMany: envelopes.findClaimsByIds,
    keyOf: ({ _id }) => _id,
  });

  const maySee = async (envelope: Envelope): Promise<boolean> => {
    if (viewerId === null) return false;
    if (viewerId === envelope.sender) return true;
    if (await isFor(envelope, viewerId, rights)) return true;
    // Who has left the group since keeps what they got, and sees where it came from.
    const claim = await claimById.load(claimIdOf(envelope._id, viewerId));
    return claim !== null && !(await rights.isHidden(envelope.sender, viewerId));
  };

  return {
    claimById,
    /** A question to groups and one to social; one more to it, and a command, for whoever is not among those it is for. */
    maySeeEnvelope: maySee,

    /** Two commands, and a question to groups and one to social, whatever the number; null for what the viewer may not see. */
    shownEnvelopeById: batchLoaderOf<GlobalId, Envelope | null>({
      name: "shownEnvelopeById",
      loadMany: (ids) =>
        Promise.all(
          ids.map(async (id) => {
            const envelope = await envelopeById.load(id);
            return envelope !== null && (await maySee(envelope)) ? envelope : null;
          }),
        ),
    }),

    sentEnvelopesPage: envelopes.sentPageLoader(),
    receivedEnvelopesPage: envelopes.receivedPageLoader(() => without("sender")),
    groupEnvelopesPage: envelopes.groupPageLoader(() => without("sender")),
    claimsPage: envelopes.claimsPageLoader(() => without("person")),
    claimsOfPersonPage: envelopes.claimsOfPersonPageLoader(),
    /** Of a claim that was found: the envelope that it is of, whoever sees it. */
    envelopeOfClaim: envelopeById,
    isPersonHidden: async (person: GlobalId): Promise<boolean> => (await hiddenIds()).includes(person),
  };
}
