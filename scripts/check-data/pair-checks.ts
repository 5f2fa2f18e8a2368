import { type Block, blockOf } from "../../subgraphs/social/src/blocks/model.ts";
import { sideOf } from "../../subgraphs/social/src/friendships/model.ts";
import { type FriendRequest, pairOf } from "../../subgraphs/social/src/requests/model.ts";
import type { Check } from "./check.ts";
import { batchesOf, rowByValue, rowsOf } from "./streams.ts";

type Row = { readonly _id: string };

const blocks: Check = {
  rule: "a block leaves neither a friendship nor a request between the two",
  async *violations({ social }) {
    const fields = ["_id", "blocker", "blocked", "people"] as const;
    for await (const batch of batchesOf(rowsOf<Block>(social, "blocks", { fields }))) {
      const sides = batch.flatMap(({ blocker, blocked }) => [
        sideOf(blocker, blocked),
        sideOf(blocked, blocker),
      ]);
      const friendships = await rowByValue<Row>(social, "friendships", {
        field: "_id",
        values: sides,
        fields: [],
      });
      const pairs = batch.map(({ blocker, blocked }) => pairOf(blocker, blocked));
      const requests = await rowByValue<FriendRequest>(social, "friendRequests", {
        field: "pair",
        values: pairs,
        fields: [],
      });
      for (const { _id, blocker, blocked, people } of batch) {
        const about = `block ${_id}`;
        const isWhole = _id === blockOf(blocker, blocked) && people.join() === [blocker, blocked].join();
        if (!isWhole || blocker === blocked) yield { about, says: "is not between the two people of its id" };
        const isSurvivor = [sideOf(blocker, blocked), sideOf(blocked, blocker)].some((side) =>
          friendships.has(side),
        );
        if (isSurvivor) yield { about, says: "was outlived by a friendship" };
        if (requests.has(pairOf(blocker, blocked))) yield { about, says: "was outlived by a request" };
      }
    }
  },
};

const requests: Check = {
  rule: "a request is between two people who are not friends yet, or has its answer",
  async *violations({ social }) {
    const fields = ["_id", "pair", "from", "to", "status"] as const;
    for await (const batch of batchesOf(rowsOf<FriendRequest>(social, "friendRequests", { fields }))) {
      const values = batch.map(({ from, to }) => sideOf(from, to));
      const friendships = await rowByValue<Row>(social, "friendships", { field: "_id", values, fields: [] });
      for (const { _id, pair, from, to, status } of batch) {
        const about = `request ${_id}`;
        const isOpen = status === "PENDING" || status === "DECLINED";
        if (pair !== pairOf(from, to) || from === to)
          yield { about, says: "is not between the two people of its pair" };
        if (isOpen && friendships.has(sideOf(from, to)))
          yield { about, says: "waits though the two are friends" };
      }
    }
  },
};

export const PAIR_CHECKS: readonly Check[] = [blocks, requests];
