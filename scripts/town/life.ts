import { type GlobalId, idOfName } from "@kith/kit/global-id.ts";
import { COMMENT_PREFIX, type Comment } from "../../subgraphs/social/src/comments/model.ts";
import { POST_PREFIX, type Post } from "../../subgraphs/social/src/posts/model.ts";
import { isAddressedTo } from "../../subgraphs/social/src/posts/post-rules.ts";
import { postOf } from "../../subgraphs/social/src/posts/post-service.ts";
import { type Reaction, reactionOf } from "../../subgraphs/social/src/reactions/model.ts";
import type { Person } from "../../subgraphs/users/src/people/model.ts";
import type { Life } from "../loading/load-graph.ts";
import { phraseOf, REMARKS, THANKS } from "./phrases.ts";
import { pick, randomOf } from "./random.ts";
import type { Town } from "./town.ts";

const SEED = 520;
const POST_CHANCE = 0.35;
const POSTS_MAX = 3;
const IMAGES_MAX = 3;
const LIKE_CHANCE = 0.4;
const FAVOURITE_CHANCE = 0.05;
const COMMENT_CHANCE = 0.15;
const THANKS_CHANCE = 0.5;
const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;
const NEW_YEARS_EVE = Date.UTC(2026, 1, 16, 2);
const CAST = new Set(["alice", "bob", "carol", "dan"]);
const NEWCOMER = "eve";

/** What the people of the town have posted in the week before New Year's Eve, and what came of it. */
export function buildLife({ people, bonds }: Town): Life {
  const random = randomOf(SEED);
  const friendsOf = Map.groupBy(
    bonds.flatMap(({ people: [one, other] }) => [
      { person: one, friend: other },
      { person: other, friend: one },
    ]),
    ({ person }) => person,
  );
  const talks = people
    .filter((person) => doesPost(person, random))
    .flatMap((person) => {
      const friends = (friendsOf.get(person._id) ?? []).map(({ friend }) => friend);
      const count = 1 + Math.floor(random() * POSTS_MAX);
      return Array.from({ length: count }, (_, index) => talkOf(person, { index, friends, random }));
    });
  return {
    posts: talks.map(({ post }) => post),
    likes: talks.flatMap(({ likes }) => likes),
    favourites: talks.flatMap(({ favourites }) => favourites),
    comments: talks.flatMap(({ comments }) => comments),
  };
}

const doesPost = ({ handle }: Person, random: () => number): boolean =>
  random() < POST_CHANCE ? handle !== NEWCOMER : CAST.has(handle);

type Around = {
  readonly index: number;
  readonly friends: readonly GlobalId[];
  readonly random: () => number;
};

/** A post of somebody, with who of the people who may see it likes it and what they say. */
function talkOf(author: Person, { index, friends, random }: Around) {
  const postedMs = NEW_YEARS_EVE - Math.floor(random() * WEEK_MS);
  const post = newPost(author, { index, friends, random, postedMs });
  const audience = friends.filter((friend) => isAddressedTo(post, friend));
  const later = () => new Date(postedMs + Math.ceil(random() * 600) * MINUTE_MS);

  const markedWith = (chance: number): Reaction[] =>
    audience
      .filter(() => random() < chance)
      .map((user) => ({ _id: reactionOf(post._id, user), post: post._id, user, since: later() }));
  const [likes, favourites] = [markedWith(LIKE_CHANCE), markedWith(FAVOURITE_CHANCE)];
  const comments = audience
    .filter(() => random() < COMMENT_CHANCE)
    .flatMap((friend) => exchangeOf(post, { friend, at: later(), random }));
  const counters = {
    likeCount: likes.length,
    favouriteCount: favourites.length,
    commentCount: comments.length,
  };
  return { post: { ...post, ...counters }, likes, favourites, comments };
}

function newPost(
  { _id: author, handle, city, interests }: Person,
  { index, friends, random, postedMs }: Around & { readonly postedMs: number },
): Post {
  const name = `town:${handle}:${index}`;
  const images = Math.floor(random() * (IMAGES_MAX + 1));
  const draft = {
    text: phraseOf(interests[index % Math.max(interests.length, 1)], random),
    imageUrls: Array.from(
      { length: images },
      (_, image) => `https://media.kith.example/${handle}/${index}-${image}.jpg`,
    ),
    video: null,
    place: city !== null && random() < 0.5 ? { name: city, latitude: null, longitude: null } : null,
  };
  const drawn = random();
  const audience = drawn < 0.25 ? "EVERYBODY" : drawn < 0.9 || friends.length < 3 ? "FRIENDS" : "EXCEPT";
  const named = audience === "EXCEPT" ? friends.slice(0, 1) : [];
  return postOf(
    { ...draft, audience, named },
    { _id: idOfName(POST_PREFIX, name, postedMs), author, createdAt: new Date(postedMs) },
  );
}

/** What a friend says of a post, and perhaps what its author answers. */
function exchangeOf(
  { _id: post, author }: Post,
  { friend, at, random }: { readonly friend: GlobalId; readonly at: Date; readonly random: () => number },
): Comment[] {
  const said = (name: string, by: GlobalId, text: string, createdAt: Date) => ({
    ...{ _id: idOfName(COMMENT_PREFIX, `${post}:${friend}:${name}`, createdAt.getTime()), post, author: by },
    ...{ text, createdAt },
  });
  const remark = said("remark", friend, pick(REMARKS, random), at);
  const first: Comment = { ...remark, parent: post, replyTo: null, replyCount: 0 };
  if (random() >= THANKS_CHANCE) return [first];
  const answer = said("answer", author, pick(THANKS, random), new Date(at.getTime() + MINUTE_MS));
  const reply: Comment = { ...answer, parent: first._id, replyTo: first._id, replyCount: 0 };
  return [{ ...first, replyCount: 1 }, reply];
}
