import type { Stores } from "../../scripts/database/stores.ts";
import { castId, GROUP_ID } from "../cast.ts";
import { splitBills } from "../row-cost/bill-money.ts";
import { poolMoney } from "../row-cost/group-money.ts";
import { CROWD, HUB, LARGE_GROUPS } from "./well-connected.ts";

const KEEPERS = 10;
const BILLS = 30;

/** Money in the wallet of a small group and of a large one, with few keepers and with as many as may be; few bills and many. */
export async function pooledMoney(stores: Stores): Promise<void> {
  const [largeGroup = ""] = LARGE_GROUPS;
  const [alice, bob, dan] = (["alice", "bob", "dan"] as const).map((name) => castId(name));
  await poolMoney(stores, { group: GROUP_ID, otherGroups: [], members: [bob ?? "", dan ?? ""] });
  await poolMoney(stores, { group: largeGroup, otherGroups: [], members: CROWD.slice(0, KEEPERS) });
  await splitBills(stores, { viewer: alice ?? "", group: GROUP_ID, others: [bob ?? ""] });
  await splitBills(stores, { viewer: HUB, group: largeGroup, others: CROWD.slice(0, BILLS) });
}
