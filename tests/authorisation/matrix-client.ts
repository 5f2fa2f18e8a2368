import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { expect } from "vitest";
import { type Client, clientOf, codesOf } from "../client.ts";
import type { Supergraph } from "../supergraph.ts";
import type { Types } from "./every-field.ts";
import { type Role, scopesOf, VIEWER_BY_ROLE } from "./social-scene.ts";

/** Asks a subgraph itself, past the gateway's guard: what it gives away, any path can show. */
export function clientAs(
  role: Role,
  { services, viewerKey }: Supergraph,
  subgraph: "users" | "social" | "commerce",
): Client {
  const viewer = { viewerId: VIEWER_BY_ROLE[role], scopes: scopesOf(role), requestId: "matrix" };
  const header = signViewer(viewer, { key: viewerKey, audience: subgraph });
  return clientOf(`${services[subgraph].url}/graphql`, undefined, { [VIEWER_HEADER]: header });
}

type Payload = Record<string, unknown> & { readonly userErrors: readonly object[] };
type Act = {
  readonly types: Types;
  readonly mutation: string;
  readonly input: object | undefined;
  /** A field of the payload of which null says that it was done. */
  readonly nullWhenDone?: string | undefined;
};

/** What comes of a mutation: "done", or the codes of why not. Whoever is refused gets nothing but the reason. */
export async function outcomeOf(client: Client, act: Act): Promise<string> {
  const { types, mutation, input, nullWhenDone } = act;
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const errors = [...types.keys()].filter((type) => type.endsWith("Error"));
  const codes = errors.map((type) => `... on ${type} { ${type}: code }`).join(" ");
  const gives = (types.get(`${name}Payload`) ?? []).filter((field) => field.name !== "userErrors");
  const selections = gives.map((field) => `${field.name} ${types.has(field.type) ? "{ __typename }" : ""}`);
  const answer = await client.query<{ done: Payload | null } | null>(
    `mutation ($input: ${name}Input!) {
      done: ${mutation}(input: $input) { ${selections.join(" ")} userErrors { ${codes} } }
    }`,
    { input },
  );
  const payload = answer.data?.done;
  if (payload == null) return codesOf(answer).join();

  const code = payload.userErrors.flatMap((error) => Object.values(error)).join();
  for (const { name: given } of gives)
    expect(payload[given] == null).toBe(code !== "" || given === nullWhenDone);
  return code || "done";
}
