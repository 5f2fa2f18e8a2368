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

/** The same screen as `Home`, as a client writes it that asks for each friend alone. */
export async function friendByFriend(client: Client): Promise<void> {
  const { data } = await client.query<Ids>(HEAD);
  await Promise.all(data.viewer.friends.nodes.map(({ id }) => client.query(FRIEND, { id })));
}
