/**
 * What becomes of each collection of social when a person is gone. A test fails where one is missing: whoever adds a
 * collection says here what of it is personal.
 */
export const ERASURE_BY_COLLECTION = {
  friendships: "both sides are removed, and the friends' counters are changed with them",
  circles: "the row stays for 90 days, with 0 friends, to say that the person is gone",
  friendRequests: "removed, whoever of the two asked",
  blocks: "removed, whoever of the two blocked",
  dismissals: "the person's own are removed; that others dismissed the id is dropped after 180 days",
  posts: "the person's own are removed; ids of the person in others' audiences stay",
  postRemovals: "ids of posts alone",
  feedHeads: "the person's own is removed; one that a late read begins goes when it is not read for a week",
  feedEntries:
    "the person's inbox is removed; what they have posted leaves others' with the sweep of the posts",
  likes: "the person's own are removed, and the posts' counters are changed with them",
  favourites: "the person's own are removed, and the posts' counters are changed with them",
  comments:
    "the person's own are removed with the replies below them, and the counters are changed with them",
  lifeAccounts: "the person's own end as if they had ended them: id and handle stay",
  follows: "the person's own are removed, and both counters are changed with them",
  followings: "a count of 0 under the id",
  requestDays: "how often the id asked on a day: dropped after two days",
  postDays: "how often the id posted on a day: dropped after two days",
  accountDays: "how often the id opened a life account on a day: dropped after two days",
  commentDays: "how often the id commented on a day: dropped after two days",
  interactionDays: "how often the id dealt with a friend on a day: dropped after two days",
  pairLocks: "when the id was part of an act: dropped after a day",
  counterShards: "numbers alone",
  inbox: "ids of events alone",
} as const;
