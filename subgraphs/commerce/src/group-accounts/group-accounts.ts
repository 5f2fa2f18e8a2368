import type { GlobalId } from "@kith/kit/global-id.ts";
import type { KeyQueue } from "@kith/kit/key-queue.ts";
import { loaderOf } from "@kith/kit/loader.ts";
import type { Viewer } from "@kith/kit/viewer-header.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Account, accountIdOf, emptyAccount } from "../ledger/model.ts";
import type { Peers, questionsOf } from "../peers.ts";
import { type Contribution, contributionService } from "./contribution-service.ts";
import { groupQuestions } from "./group-questions.ts";
import { keeperService } from "./keeper-service.ts";
import type { KeeperStore } from "./keeper-store.ts";
import { groupWalletOf, isActive, type KeeperOf, keeperAmong } from "./model.ts";
import { type Approval, proposalService } from "./proposal-service.ts";
import { type SpendingOrder, spendingService } from "./spending-service.ts";
import type { SpendingStore } from "./spending-store.ts";
import { standingsOf } from "./standings.ts";

const CURRENCY = "CNY";

type Parts = {
  readonly ledger: Ledger;
  readonly keepers: KeeperStore;
  readonly spendings: SpendingStore;
  /** Who writes the same wallet takes turns. */
  readonly byOwner: KeyQueue;
  readonly now: () => Date;
};
type Request = {
  readonly viewer: Viewer;
  readonly questions: ReturnType<typeof questionsOf>;
  readonly accountById: { load(id: GlobalId): Promise<Account | null> };
};

/** What one request may do with the wallets of groups. */
export type GroupAccounts = ReturnType<ReturnType<typeof groupAccounts>>;

/** The rules of the wallets of groups. */
export const groupAccountServices = (parts: Parts) => ({
  contributions: contributionService(parts),
  keeping: keeperService(parts),
  spending: spendingService(parts),
  proposals: proposalService(parts),
});

/** The wallets of groups: for each request what the viewer may see and do. */
export function groupAccounts({ peers, ...parts }: Parts & { readonly peers: Peers }) {
  const { contributions, keeping, spending, proposals } = groupAccountServices(parts);

  return ({ viewer, questions, accountById }: Request) => {
    const { viewerId } = viewer;
    const places = groupQuestions(peers.groups, viewer);
    const standings = standingsOf(questions, places);
    const loaders = loadersOf(parts);
    const keepersOf = async (group: GlobalId): Promise<readonly KeeperOf[]> => {
      const row = await loaders.keepersByGroup.load(group);
      return (row?.keepers ?? []).map((keeper) => ({ ...keeper, group }));
    };

    return {
      /** The moment of the request, for what is only shown. */
      at: parts.now(),
      loaders,

      /** A group's wallet, empty until the first money comes in: null to whoever is not in the group. */
      async walletOf(group: GlobalId): Promise<Account | null> {
        if (!(await places.isShown(group))) return null;
        const wallet = groupWalletOf(group, CURRENCY);
        return (await accountById.load(accountIdOf(wallet))) ?? emptyAccount(wallet);
      },

      keepersOf,

      /** Whether a keeper has not left the group since. */
      isKeeping: async (keeper: KeeperOf): Promise<boolean> =>
        isActive(keeper, await places.membershipOf(keeper.group, keeper.user)),

      async isViewerKeeper(group: GlobalId): Promise<boolean> {
        if (viewerId === null) return false;
        const [among, membership] = await Promise.all([
          keepersOf(group),
          places.membershipOf(group, viewerId),
        ]);
        return keeperAmong(among, viewerId, membership) !== null;
      },

      contribute: (order: Contribution) =>
        contributions.contribute(order, () => standings.ofContributor(order)),

      appoint: async (change: Parameters<typeof standings.ofChange>[0]) =>
        keeping.appoint(change, await standings.ofChange(change)),

      dismiss: async (change: Parameters<typeof standings.ofChange>[0]) =>
        keeping.dismiss(change, await standings.inGroup(change.group, change.by)),

      spend: (order: SpendingOrder) => spending.spend(order, () => standings.ofSpending(order)),

      approve: (order: Approval) => proposals.approve(order, (one) => standings.ofProposal(one, order)),

      reject: (order: Omit<Approval, "idempotencyKey">) =>
        proposals.reject(order, (one) => standings.inGroup(one.group, order.viewerId)),
    };
  };
}

const loadersOf = ({ keepers, spendings, now }: Parts) => ({
  keepersByGroup: loaderOf({
    name: "keepersByGroup",
    findMany: keepers.findByGroups,
    keyOf: ({ _id }) => _id,
  }),
  spendingByTransfer: loaderOf({
    name: "spendingByTransfer",
    findMany: spendings.findPostedBy,
    keyOf: ({ postedBy }) => postedBy ?? "",
  }),
  keeperActsPage: keepers.actsPageLoader(),
  spendingsPage: spendings.pageLoader(),
  proposalsPage: spendings.proposalPageLoader(now),
});
