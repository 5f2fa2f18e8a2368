import { idOfName } from "@kith/kit/global-id.ts";
import { type Follow, followOf } from "../../subgraphs/social/src/follows/model.ts";
import { ACCOUNT_PREFIX, type LifeAccount } from "../../subgraphs/social/src/life-accounts/model.ts";
import { POST_PREFIX, type Post } from "../../subgraphs/social/src/posts/model.ts";
import { postOf } from "../../subgraphs/social/src/posts/post-service.ts";
import { reactionOf } from "../../subgraphs/social/src/reactions/model.ts";
import type { Person } from "../../subgraphs/users/src/people/model.ts";
import type { Published } from "../loading/load-graph.ts";
import { randomOf } from "./random.ts";
import { townId } from "./town.ts";

const SEED = 64;
const OPENED_AT = Date.UTC(2025, 5, 1, 2);
const DAY_MS = 86_400_000;
const PUBLISHED_AT = Date.UTC(2026, 1, 12, 1);
const LIKE_CHANCE = 0.3;

/** What is told of each account, whose it is, and the share of the town that follows it. */
const ACCOUNTS = [
  {
    handle: "west-lake",
    displayName: "西湖管委会",
    description: "西湖景区的开放时间、交通和活动",
    kind: "OFFICIAL",
    owner: "dan",
    share: 0.6,
    articles: [
      ["元宵灯会交通提示", "正月十五晚六点至十点，北山街和断桥一带实行交通管制，请乘地铁前往。"],
      ["断桥残雪观赏指南", "雪后清晨七点前人最少。桥面结冰，请走两侧防滑垫。"],
    ],
  },
  {
    handle: "longjing",
    displayName: "龙井茶话",
    description: "一壶茶，一段话。每周三更新",
    kind: "CREATOR",
    owner: "bob",
    share: 0.3,
    articles: [
      ["水温不是越高越好", "明前龙井用八十度的水，第一泡二十秒。茶汤清亮，才喝得到豆香。"],
      ["茶农老周的春天", "老周五点起床，看天、看芽、看手。他说一斤干茶要四斤鲜叶，也要四十年。"],
    ],
  },
  {
    handle: "camping-diary",
    displayName: "露营日记",
    description: "带上帐篷就出发：装备、路线和失败经验",
    kind: "CREATOR",
    owner: "carol",
    share: 0.2,
    articles: [["零下五度的一夜", "睡袋够厚，败给了漏气的垫子。清单里从此多了一卷修补胶带。"]],
  },
] as const;

/** The life accounts of the town, who follows them, what they have published and who likes it. */
export type TownAccounts = {
  readonly accounts: readonly LifeAccount[];
  readonly follows: readonly Follow[];
  readonly published: Published;
};

/** Three accounts; alice follows them all, eve, who is new, none, and nobody their own. */
export function buildAccounts(people: readonly Person[]): TownAccounts {
  const random = randomOf(SEED);
  const accounts = ACCOUNTS.map(({ share: _share, articles: _articles, owner, ...account }, index) => ({
    ...account,
    _id: idOfName(ACCOUNT_PREFIX, `town:${account.handle}`, OPENED_AT),
    owner: townId(owner),
    avatarUrl: null,
    createdAt: new Date(OPENED_AT + index * DAY_MS),
  }));
  const follows = accounts.flatMap(({ _id: account, owner }, index) => {
    const share = ACCOUNTS[index]?.share ?? 0;
    const followers = people.filter(
      ({ _id, handle }) => _id !== owner && (handle === "alice" || (handle !== "eve" && random() < share)),
    );
    return followers.map(({ _id: user }) => ({
      _id: followOf(account, user),
      account,
      user,
      followedAt: new Date(OPENED_AT + DAY_MS * (10 + Math.floor(random() * 200))),
    }));
  });
  const posts = accounts.flatMap((account, index) =>
    (ACCOUNTS[index]?.articles ?? []).map((article, number) => articleOf(account, article, number)),
  );
  const likes = posts.flatMap(({ _id: post, author, createdAt }) =>
    follows
      .filter(({ account }) => account === author && random() < LIKE_CHANCE)
      .map(({ user }) => ({
        ...{ _id: reactionOf(post, user), post, user },
        since: new Date(createdAt.getTime() + Math.floor(random() * DAY_MS)),
      })),
  );
  return { accounts, follows, published: { posts, likes } };
}

function articleOf(
  { _id: author, handle, owner }: LifeAccount,
  [title, text]: readonly [string, string],
  number: number,
): Post {
  const createdAt = new Date(PUBLISHED_AT + number * DAY_MS);
  const draft = { text, imageUrls: [], video: null, place: null, audience: "EVERYBODY" as const, named: [] };
  const _id = idOfName(POST_PREFIX, `town:${handle}:${number}`, createdAt.getTime());
  return { ...postOf(draft, { _id, author, createdAt }), owner, title };
}
