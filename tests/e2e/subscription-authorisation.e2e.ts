import { parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { subgraphSdls } from "../../scripts/schema-files.ts";
import { typesOf } from "../authorisation/every-field.ts";
import { clientAs } from "../authorisation/matrix-client.ts";
import { ROLES, type Role, SUBJECT, VIEWER_BY_ROLE } from "../authorisation/social-scene.ts";
import { SUBSCRIPTIONS } from "../authorisation/subscription-matrix.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

const fields = Object.values(subgraphSdls()).flatMap((sdl) => typesOf(parse(sdl)).get("Subscription") ?? []);

const ALICES = 11;
const OWN = 22;

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph();
});
afterAll(() => graph?.[Symbol.asyncDispose]());

describe("the authorisation matrix of subscriptions", () => {
  it("names every subscription", () => {
    expect(Object.keys(SUBSCRIPTIONS).sort()).toEqual(fields.map(({ name }) => name).sort());
  });

  it.each(Object.entries(SUBSCRIPTIONS))("tells whom it should, and nobody else: %s", async (field, told) => {
    await told.before?.(graph.stores);
    const isTold = async (role: Role): Promise<boolean | string> => {
      const client = clientAs(role, graph, told.subgraph);
      using events = await client.subscribe(`subscription { ${field} ${told.selection} }`);
      const viewerId = VIEWER_BY_ROLE[role];
      if (events.refusal !== null || viewerId === null)
        return events.refusal?.errors?.map(({ extensions }) => extensions.code).join() ?? "let in";

      // What is the viewer's own comes after what was before it: whoever gets that first was not told the other.
      await told.happenTo(SUBJECT, ALICES, graph.stores);
      await told.happenTo(viewerId, OWN, graph.stores);
      return told.markOf((await events.next()).data[field]) === ALICES;
    };

    const toldByRole: Record<string, boolean | string> = {};
    for (const role of ROLES) toldByRole[role] = await isTold(role);

    expect(toldByRole).toEqual(
      Object.fromEntries(
        ROLES.map((role) => [role, role === "nobody" ? "UNAUTHENTICATED" : told.roles.includes(role)]),
      ),
    );
  });
});
