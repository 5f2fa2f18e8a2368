import type { SubgraphName } from "../scripts/schema-files.ts";

type Counts = Readonly<Partial<Record<SubgraphName, number>>>;

/** What an operation may cost: calls of the gateway and database commands, by subgraph. */
export type Budget = { readonly fetches: Counts; readonly commands: Counts };

/**
 * What every registered operation may cost, whoever asks: somebody with three friends or with five thousand, in a group of
 * two people or of a million. Commands of a peer that a subgraph asks count for that peer.
 */
export const OPERATION_BUDGETS: Readonly<Record<string, Budget>> = {
  // Commerce: the transfer, what is there, what changes, the event, the commit, and the wallet afterwards. Users: whether the
  // viewer has asked to be deleted, and with it who has verified their name.
  "web@1.0/AcceptMoney": {
    fetches: { commerce: 1 },
    commands: { commerce: 6, users: 2 },
  },
  // Users twice: who asks; then everybody's names at once. Commerce: what the viewer owes and the bills of that, the viewer's bills
  // and all their shares.
  "web@1.0/Bills": {
    fetches: { users: 2, commerce: 1 },
    commands: { users: 2, commerce: 4 },
  },
  // Commerce: the envelope, what the viewer got, a page of claims. Groups: whether the viewer is in the group. Social: whether a block
  // stands between the viewer and the sender, and whom else one hides. Users: everybody's names at once.
  "web@1.0/EnvelopePage": {
    fetches: { commerce: 1, users: 1 },
    commands: { commerce: 3, groups: 1, social: 2, users: 1 },
  },
  // Users twice: who asks; then everybody's names at once. Commerce: the campaign that opened last, the same by its id, how many
  // have entered, the hand, a page of each list. Social: whom a block hides.
  "web@1.0/Blessings": {
    fetches: { users: 2, commerce: 1 },
    commands: { users: 2, commerce: 6, social: 1 },
  },
  // Commerce: what is there, what changes, the commit; then the hand and the campaign.
  "web@1.0/DrawBlessings": {
    fetches: { commerce: 1 },
    commands: { commerce: 5 },
  },
  // Users twice: who asks; then everybody's names at once. Social: that the viewer has no inbox, the blocks, the friends, the
  // accounts that the viewer follows, the posts, the accounts that have published some and what those count, what of them the
  // viewer likes and keeps, who else likes them, the comments.
  "web@1.0/Feed": {
    fetches: { users: 2, social: 1 },
    commands: { users: 2, social: 11 },
  },
  // Users: the person. Social: the blocks, the counter, what stands between the two (a friendship, a request), the viewer's
  // friends and the shared ones; and the blocks for users and for groups, which ask whether they may show the person. Users
  // again: the names of the shared friends. Groups: the memberships, the groups, and whether the viewer is in them.
  "web@1.0/FriendProfile": {
    fetches: { users: 2, social: 1, groups: 1 },
    commands: { users: 2, social: 8, groups: 3 },
  },
  // Groups: the group, whether the viewer is in it, the members. Social: what stands between the viewer and each of them (a
  // friendship, a request), and three times the blocks: for itself, for groups and for users. Users: the names.
  "web@1.0/GroupPage": {
    fetches: { groups: 1, social: 1, users: 1 },
    commands: { groups: 3, social: 5, users: 1 },
  },
  // Groups: the group, and for commerce whether the viewer is in it, then whether the keepers still are. Commerce: the account, the
  // keepers, what waits for a second one, the entries, and what was spent by them. Users: everybody's names at once.
  "web@1.0/GroupWallet": {
    fetches: { groups: 1, commerce: 1, users: 1 },
    commands: { groups: 3, commerce: 5, users: 1 },
  },
  // Users twice: who asks; then everybody's names at once. Social: the blocks, once for all fields, the viewer's counter and
  // page, the friends' counters and pages, the viewer's friends and the shared ones; and the blocks for users and for groups.
  // Groups: the memberships and the groups. Commerce: the account.
  "web@1.0/Home": {
    fetches: { users: 2, social: 1, groups: 1, commerce: 1 },
    commands: { users: 2, social: 9, groups: 2, commerce: 1 },
  },
  // Social: the account, the blocks, its counters and whether the viewer follows it, what stands between the viewer and the owner
  // (a friendship, a request), the posts, all their counters, what of them the viewer likes and keeps. Users: the owner's name.
  "web@1.0/LifeAccountPage": {
    fetches: { social: 1, users: 1 },
    commands: { social: 10, users: 1 },
  },
  // Users twice: who asks; then everybody's names at once. Commerce: the account, and a page of each list. Social: whom a block
  // hides.
  "web@1.0/MoneyRequests": {
    fetches: { users: 2, commerce: 1 },
    commands: { users: 2, commerce: 3, social: 1 },
  },
  // Commerce: the first look, the look within, what is there, what changes, the claim, the event, the commit, and the wallet
  // afterwards; those who claim at the same time share all but the last. Groups: whether the viewer is in the group. Social: whether a
  // block stands between the viewer and the sender. Users: whether the viewer is to be deleted.
  "web@1.0/OpenEnvelope": {
    fetches: { commerce: 1 },
    commands: { commerce: 8, groups: 1, social: 1, users: 1 },
  },
  // Commerce: the request twice (who asks, and that it may still be paid), what is there, what changes, the event, the commit.
  // Social: whether they are friends (a friendship, a request, the blocks) and whom a block hides. Users: who the two are, and
  // whether it is verified who pays.
  "web@1.0/PayMoneyRequest": {
    fetches: { commerce: 1 },
    commands: { commerce: 6, social: 4, users: 2 },
  },
  // Commerce: what was asked for under the key, what else the viewer has asked for, the request, the commit. Social: whether
  // they are friends (a friendship, a request, the blocks). Users: who the two are, and whether it is verified who asks.
  "web@1.0/RequestMoney": {
    fetches: { commerce: 1 },
    commands: { commerce: 4, social: 3, users: 2 },
  },
  // Commerce: what is there, what changes, the envelope, the commit, and the wallet afterwards. Groups: the group and whether the
  // viewer is in it. Users: who sends, and whether that is verified.
  "web@1.0/SendGroupEnvelope": {
    fetches: { commerce: 1 },
    commands: { commerce: 5, groups: 2, users: 2 },
  },
  // Commerce: what is there, what changes, the commit, and the wallet afterwards. Social: whether they
  // are friends (a friendship, a request, the blocks). Users: who the two are, whether it is
  // verified who sends, and the recipient's name.
  "web@1.0/SendMoney": {
    fetches: { commerce: 1, users: 1 },
    commands: { commerce: 4, social: 3, users: 3 },
  },
  // Commerce: the offer, what is there, what changes, the commit; then the hand. Social: whether they are friends (a friendship, a
  // request, the blocks). Users: who offers, and the name.
  "web@1.0/SwapCards": {
    fetches: { commerce: 1, users: 1 },
    commands: { commerce: 5, social: 3, users: 2 },
  },
  // Users twice: who asks; then everybody's names at once. Commerce: the account, and a page of each list.
  "web@1.0/WaitingMoney": {
    fetches: { users: 2, commerce: 1 },
    commands: { users: 2, commerce: 3 },
  },
};

/**
 * The same of a feed that is served from an inbox. Social: the inbox, the posts that stand in it, the friendships with their
 * authors, the posts of followed accounts; instead of the friends and the posts of all.
 */
export const FEED_FROM_INBOX_BUDGET: Budget = {
  fetches: { users: 2, social: 1 },
  commands: { users: 2, social: 12 },
};

export const HOME_BUDGET: Budget | undefined = OPERATION_BUDGETS["web@1.0/Home"];
