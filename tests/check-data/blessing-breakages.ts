import { shareTransferIdOf } from "../../subgraphs/commerce/src/blessings/settlement.ts";
import { castId } from "../cast.ts";
import type { Breakages } from "./breakages.ts";
import { CAMPAIGNS, type Rows, WINNERS } from "./scene.ts";

const [winner] = WINNERS;
const [alice, dan] = [castId("alice"), castId("dan")];
const campaigns = (rows: Rows) => rows("commerce.campaigns");
const hands = (rows: Rows) => rows("commerce.blessingHands");
const offers = (rows: Rows) => rows("commerce.cardOffers");
const gates = (rows: Rows) => rows("commerce.potGates");

const handOf = (person: string) => `${CAMPAIGNS.settled}:${person}`;
const handOfDan = () => `${CAMPAIGNS.open}:${dan}`;
const about = /^campaign campaign_\w+ /.source;
const says = (sentence: string) => new RegExp(`${about}${sentence}$`);
const ofHand = (sentence: string) => new RegExp(`^hand campaign_\\w+:user_\\w+ ${sentence}$`);

export const BLESSING_BREAKAGES: Breakages = {
  "a hand has what was drawn and given to it less what was given away and used, and sets aside what it offers":
    [
      {
        how: "a card from nowhere",
        damage: (rows) => hands(rows).updateOne({ _id: handOf(winner) }, { $inc: { "free.VIRTUE": 1 } }),
        says: [ofHand("has 1 of VIRTUE and came by 0")],
      },
      {
        how: "no draw",
        damage: (rows) => rows("commerce.blessingDraws").deleteOne({ hand: handOfDan() }),
        says: [ofHand("has 1 of WEALTH and came by 0")],
      },
      {
        how: "a swap by halves",
        damage: (rows) => offers(rows).updateOne({ _id: CAMPAIGNS.swap }, { $set: { wanted: null } }),
        says: [ofHand("has [01] of WEALTH and came by [01]"), ofHand("has [01] of WEALTH and came by [01]")],
      },
      {
        how: "less than none",
        damage: (rows) =>
          hands(rows).updateOne(
            { _id: handOf(winner) },
            { $set: { "free.VIRTUE": -1, "offered.VIRTUE": 1 } },
          ),
        says: [ofHand("has less than none of VIRTUE")],
      },
      {
        how: "a card set aside for nothing",
        damage: (rows) =>
          offers(rows).updateOne(
            { _id: CAMPAIGNS.offer },
            { $set: { status: "DECLINED", endedAt: new Date(0) } },
          ),
        says: [ofHand("sets 1 of WEALTH aside and offers 0")],
      },
      {
        how: "a card that is offered and at hand",
        damage: (rows) =>
          hands(rows).updateOne({ _id: handOfDan() }, { $set: { "free.WEALTH": 1, "offered.WEALTH": 0 } }),
        says: [ofHand("sets 0 of WEALTH aside and offers 1")],
      },
      {
        how: "no hand",
        damage: (rows) => hands(rows).deleteOne({ _id: handOfDan() }),
        says: [ofHand("has cards and is not there")],
      },
      {
        how: "an entry that nobody says to have made",
        damage: (rows) => hands(rows).updateOne({ _id: handOf(winner) }, { $set: { enteredAt: null } }),
        says: [ofHand("says it entered 0 times and did 1")],
      },
      {
        how: "cards of somebody who is gone",
        damage: (rows) => hands(rows).updateOne({ _id: handOfDan() }, { $set: { isErased: true } }),
        says: [ofHand("is of somebody who is gone, and has cards")],
      },
    ],
  "nobody has drawn more cards on a day than the campaign and friends gave": [
    {
      how: "too many",
      damage: (rows) => hands(rows).updateOne({ _id: handOfDan() }, { $set: { "today.drawn": 21 } }),
      says: [ofHand("has drawn 21 on \\d{4}-\\d{2}-\\d{2}")],
    },
    {
      how: "no campaign",
      damage: (rows) => hands(rows).updateOne({ _id: handOfDan() }, { $set: { campaign: "campaign_1" } }),
      says: [ofHand("is of campaign_1, which is not there")],
    },
  ],
  "an offer has ended when, and only when, it says so": [
    {
      how: "open, and ended",
      damage: (rows) => offers(rows).updateOne({ _id: CAMPAIGNS.offer }, { $set: { endedAt: new Date(0) } }),
      says: [/^offer offer_\w+ is OPEN and ended 1970-01-01T00:00:00.000Z$/],
    },
    {
      how: "other hands",
      damage: (rows) => offers(rows).updateOne({ _id: CAMPAIGNS.offer }, { $set: { to: alice } }),
      says: [/^offer offer_\w+ is between other hands than those of user_\w+ and user_\w+$/],
    },
  ],
  "the gates of a campaign have counted everybody who entered, and are open as long as it is": [
    {
      how: "one more",
      damage: (rows) => gates(rows).updateOne({ _id: `${CAMPAIGNS.open}:7` }, { $inc: { entered: 1 } }),
      says: [says("has 0 entries and counted 1")],
    },
    {
      how: "a gate that was left open",
      damage: (rows) =>
        gates(rows).updateOne({ _id: `${CAMPAIGNS.settled}:7` }, { $set: { isClosed: false } }),
      says: [says("is SETTLED and has 1 gates open")],
    },
  ],
  "a pot holds what was put into it less what was paid, and the order of its winners follows from a seed that was told by its hash":
    [
      {
        how: "money that nobody put in",
        damage: (rows) => campaigns(rows).updateOne({ _id: CAMPAIGNS.open }, { $set: { fundedMinor: 9n } }),
        says: [says("was funded with 9 and its pot got 0")],
      },
      {
        how: "another hash",
        damage: (rows) => campaigns(rows).updateOne({ _id: CAMPAIGNS.open }, { $set: { seedHash: "00" } }),
        says: [says("has a seed that does not fit its hash")],
      },
      {
        how: "another plan",
        damage: (rows) =>
          campaigns(rows).updateOne({ _id: CAMPAIGNS.settled }, { $set: { "settlement.winnerCount": 3 } }),
        says: [says("plans winnerCount 3, which is 2")],
      },
    ],
  "everybody who entered a pot is paid exactly their share, once, in turn": [
    {
      how: "not as far as it says",
      damage: (rows) =>
        campaigns(rows).updateOne({ _id: CAMPAIGNS.settled }, { $set: { "settlement.paidCount": 1 } }),
      says: [says("says that it paid 1 people 5, which is 2 and 5")],
    },
    {
      how: "a share of somebody else's",
      damage: (rows) =>
        rows("commerce.transfers").updateOne(
          { _id: shareTransferIdOf(CAMPAIGNS.settled, winner) },
          { $set: { "postings.0.credit.owner": dan } },
        ),
      says: [/^the share of user_\w+ in campaign_\w+ is [23] and got [23]$/],
    },
    {
      how: "an entry of the pot that is nobody's share",
      damage: (rows) =>
        campaigns(rows).updateOne({ _id: CAMPAIGNS.settled }, { $push: { acts: { act: "FUND" } as never } }),
      says: [says("has 2 fundings and 2 shares, and its pot 3 entries")],
    },
  ],
};
