import { type ClientSession, Long, MongoError } from "mongodb";
import { messageOf, sendRaw } from "../test-server.ts";
import type { Round, Writer } from "./rounds.ts";

type Account = { readonly _id: number; readonly balance: number };
type Transfer = { readonly _id: string; readonly from: number; readonly to: number; readonly amount: number };
type Doubt = { readonly id: string; readonly lsid: ClientSession["id"]; readonly txnNumber: number };

const ACCOUNTS = 6;
const START = 1_000;

/** Moves money in transactions, all between the same accounts: what an account holds is what its transfers say. */
export function transfersWriter(name: string): Writer {
  const acknowledged = new Set<string>();
  let doubt: Doubt | null = null;
  let serial = 0;
  const accountsOf = ({ client }: Round) => client.db("crash").collection<Account>("accounts");
  const transfersOf = ({ client }: Round) => client.db("crash").collection<Transfer>("transfers");

  /** What was in doubt is asked again, as a driver does: it is done, or it will never be. */
  const commitAgain = async (round: Round, { lsid, txnNumber }: Doubt): Promise<boolean> => {
    const again = {
      commitTransaction: 1,
      lsid,
      txnNumber: Long.fromNumber(txnNumber),
      autocommit: false,
      $db: "admin",
    };
    const reply = await sendRaw(round.port, messageOf(again));
    return reply?.ok === 1;
  };

  return {
    async prepare(round) {
      await transfersOf(round).createIndexes([{ key: { from: 1, to: 1 } }, { key: { amount: -1 } }]);
      const all = Array.from({ length: ACCOUNTS }, (_, _id) => ({
        updateOne: { filter: { _id }, update: { $set: { balance: START } }, upsert: true },
      }));
      await accountsOf(round).bulkWrite(all);
    },
    async write(round) {
      const account = () => Math.floor(round.random() * ACCOUNTS);
      const transfer = { _id: `${name}-${++serial}`, from: account(), to: account(), amount: account() };
      await using session = round.client.startSession();
      session.startTransaction();
      try {
        const [accounts, transfers] = [accountsOf(round), transfersOf(round)];
        const { from, to, amount } = transfer;
        await accounts.updateOne({ _id: from }, { $inc: { balance: -amount } }, { session });
        await transfers.insertOne(transfer, { session });
        await accounts.updateOne({ _id: to }, { $inc: { balance: amount } }, { session });
        doubt = { id: transfer._id, lsid: session.id, txnNumber: session.serverSession.txnNumber };
        await session.commitTransaction();
        acknowledged.add(transfer._id);
        doubt = null;
      } catch (error) {
        if (doubt || !(error instanceof MongoError && error.hasErrorLabel("TransientTransactionError")))
          throw error;
        // A conflict is answered by the server that holds the accounts; a server that is gone answers nothing.
        if (error.code === undefined) throw error;
        await session.abortTransaction();
      }
    },
    async check(round) {
      const found = await transfersOf(round).find().toArray();
      const own = new Set(found.map(({ _id }) => _id).filter((id) => id.startsWith(`${name}-`)));
      const mistakes: string[] = [];
      const missing = acknowledged.difference(own);
      if (missing.size > 0) mistakes.push(`acknowledged transfers are missing: ${[...missing]}`);
      const isDone = doubt !== null && own.has(doubt.id);
      if (doubt && (await commitAgain(round, doubt)) !== isDone)
        mistakes.push(`the transfer ${doubt.id} is ${isDone ? "" : "not "}there, its commit says otherwise`);
      const unasked = [...own].filter((id) => !acknowledged.has(id) && id !== doubt?.id);
      if (unasked.length > 0) mistakes.push(`transfers that were never committed are there: ${unasked}`);

      const expected = Array<number>(ACCOUNTS).fill(START);
      for (const { from, to, amount } of found) {
        expected[from] = (expected[from] ?? 0) - amount;
        expected[to] = (expected[to] ?? 0) + amount;
      }
      const balances = await accountsOf(round).find().sort({ _id: 1 }).toArray();
      if (balances.some(({ _id, balance }) => balance !== expected[_id]))
        mistakes.push(`accounts hold ${balances.map(({ balance }) => balance)}, transfers say ${expected}`);
      for (const id of own) acknowledged.add(id);
      doubt = null;
      return mistakes;
    },
  };
}
