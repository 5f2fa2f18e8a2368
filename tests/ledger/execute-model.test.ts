import fc from "fast-check";
import { it } from "vitest";
import { draftOn, stateOf } from "../../subgraphs/commerce/src/ledger/draft.ts";
import { execute } from "../../subgraphs/commerce/src/ledger/execute.ts";
import { balanceOf, heldOf, walletOf } from "../../subgraphs/commerce/src/ledger/model.ts";
import { anyCommands, begun, type Subject } from "./commands.ts";
import { RUNS_FACTOR, SEED } from "./runs.ts";

const RUNS = 2_000 * RUNS_FACTOR;

/** The heart of the ledger alone: what it would write is where it goes on from. */
function heart(): Subject {
  const state = draftOn(stateOf({ accounts: [], pendings: [], transferIds: [] }));
  let count = 0;
  const id = () => {
    count += 1;
    return `transfer_${count}`;
  };
  const submit: Subject["submit"] = async (requests, at) => {
    const { results, draft } = execute(state, requests, at);
    state.take(draft);
    return results;
  };
  const wallet = (number: number) => walletOf(`user_${number}`, "CNY");
  return {
    id,
    personOf: (number) => wallet(number).owner,
    submit,
    async expire(at) {
      const due = state
        .changes()
        .pendings.filter(
          ({ status, expiresAt }) => status === "PENDING" && expiresAt !== null && expiresAt <= at,
        );
      const requests = due.map(({ _id }) => ({ _id: id(), phase: "EXPIRE" as const, pendingId: _id }));
      return (await submit(requests, at)).filter((result) => result === "CREATED").length;
    },
    async standingOf(number) {
      const account = state.account(wallet(number));
      return [balanceOf(account), heldOf(account)];
    },
  };
}

it(
  "executes any run of transfers as the model does",
  async () => {
    await fc.assert(
      fc.asyncProperty(anyCommands(30), (commands) => fc.asyncModelRun(() => begun(heart()), commands)),
      { seed: SEED, numRuns: RUNS },
    );
  },
  60_000 * RUNS_FACTOR,
);
