import { signViewer, VIEWER_HEADER } from "@kith/kit/viewer-header.ts";
import { type CastMember, castId } from "./cast.ts";
import { clientOf } from "./client.ts";
import type { Supergraph } from "./supergraph.ts";

type Outcome = Record<string, unknown> & { readonly userErrors: readonly { readonly code: string }[] };

/**
 * Sends a mutation of the life circle.
 *
 * @param gives What is asked of its payload beside the user errors.
 */
export async function act(
  graph: Supergraph,
  who: CastMember,
  mutation: string,
  { input, gives = "" }: { readonly input: object; readonly gives?: string },
) {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const error = /like|favourite/i.test(mutation) ? "PostReactionError" : `${name}Error`;
  const { data, errors, extensions } = await (await graph.as(who)).query<{ done: Outcome | null } | null>(
    `mutation ($input: ${name}Input!) {
      done: ${mutation}(input: $input) { ${gives} userErrors { message ... on ${error} { code } } }
    }`,
    { input },
  );
  const payload = data?.done;
  return {
    codes:
      errors?.map((error) => error.extensions?.code) ?? payload?.userErrors.map(({ code }) => code) ?? [],
    payload,
    commands: extensions.kith.commands,
  };
}

/** Asks the subgraph itself for the text of an entity, as another subgraph would. Null where there is none for the viewer. */
export async function textOfEntity(
  graph: Supergraph,
  who: CastMember,
  { typename, id }: { readonly typename: "Post" | "Comment"; readonly id: string },
): Promise<string | null> {
  const header = signViewer(
    { viewerId: castId(who), scopes: [], requestId: "test" },
    { key: graph.viewerKey, audience: "social" },
  );
  const social = clientOf(`${graph.services.social.url}/graphql`, undefined, { [VIEWER_HEADER]: header });
  const { data } = await social.query<{ _entities: ({ text: string } | null)[] }>(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${typename} { text } } }`,
    { of: [{ __typename: typename, id }] },
  );
  return data._entities[0]?.text ?? null;
}

/** The id of what an act has made. @throws Error when it was refused. */
export function idIn({ payload, codes }: Awaited<ReturnType<typeof act>>, made: string): string {
  const entity = payload?.[made] as { readonly id: string } | null | undefined;
  if (entity == null) throw new Error(`nothing was made: ${codes}`);
  return entity.id;
}

type Wish = { readonly text?: string; readonly audience?: string; readonly named?: readonly CastMember[] };

/** Posts something. @returns The id of the post. @throws Error when it is refused. */
export async function post(
  graph: Supergraph,
  who: CastMember,
  { text = "今天天气真好", audience = "FRIENDS", named = [] }: Wish = {},
): Promise<string> {
  const input = { text, audience, audienceUserIds: named.map(castId) };
  return idIn(await act(graph, who, "createPost", { input, gives: "post { id }" }), "post");
}
