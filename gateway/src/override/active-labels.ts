import type { DocumentNode, GraphQLSchema } from "graphql";
import type { ClientRequest } from "../client-request.ts";
import type { LabelPolicy } from "./label-policy.ts";
import { overrideLabels } from "./override-labels.ts";

type Asked = {
  readonly document: DocumentNode;
  /** The same for the same text. */
  readonly hash: string;
  readonly client: Pick<ClientRequest, "viewer">;
};

/** Labels that are active for a request, of those that matter to its operation, sorted; undefined where none can. */
export type ActiveLabels = (asked: Asked) => readonly string[] | undefined;

/** What the policy says of the labels of one supergraph. */
export function activeLabelsOf(supergraphSchema: GraphQLSchema, policy: LabelPolicy): ActiveLabels {
  const labels = overrideLabels(supergraphSchema);
  return ({ document, hash, client: { viewer } }) => {
    // Whoever it is, the same each time: events of a subscription go on by the plan that it was opened with.
    const who = viewer.viewerId ?? viewer.address ?? viewer.requestId;
    return labels?.matterTo(document, hash).filter((label) => policy(label, who));
  };
}
