import type { Client } from "../../tests/client.ts";

type Ids = { viewer: { friends: { nodes: { id: string }[] } } };

const HEAD =
  "{ viewer { displayName friendCount wallet { balance { amountMinor } } friends(first: 20) { nodes { id } } } }";
const FRIEND = `query ($id: ID!) {
  user(id: $id) {
    displayName
    city
    friendCount
    mutualFriends { totalCount }
    groups(first: 3) { nodes { name memberCount } }
    friends(first: 5) { nodes { displayName } }
  }
}`;

/** The same screen as `Home`, as a client writes it that asks for each friend alone. @returns All its answers. */
export async function friendByFriend(client: Client) {
  const head = await client.query<Ids>(HEAD);
  const ids = head.data.viewer.friends.nodes.map(({ id }) => id);
  return [head, ...(await Promise.all(ids.map((id) => client.query<object>(FRIEND, { id }))))];
}
