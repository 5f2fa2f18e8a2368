import { IN_ONE_BATCH, isDuplicateKey } from "@kith/kit/database.ts";
import type { GlobalId } from "@kith/kit/global-id.ts";
import type { ClientSession, Db } from "mongodb";
import { ANSWER_WAIT_MAX_MS, type Verification, type VerificationAnswer } from "./model.ts";

export type VerificationStore = ReturnType<typeof verificationStore>;

type Attempt = Pick<Verification, "_id" | "attempt">;

/** The collection of verifications: at most one a person. */
export function verificationStore(db: Db) {
  const verifications = db.collection<Verification>("verifications");
  return {
    findByUsers: (users: readonly GlobalId[]) =>
      verifications.find({ _id: { $in: [...users] } }, IN_ONE_BATCH).toArray(),

    /** Notes a request unless one waits or is verified. @returns Whether it was noted. */
    async begin({ _id, attempt }: Attempt, requestedAt: Date): Promise<boolean> {
      const forgottenBefore = new Date(requestedAt.getTime() - ANSWER_WAIT_MAX_MS);
      const isFree = [{ status: "REJECTED" as const }, { requestedAt: { $lt: forgottenBefore } }];
      try {
        await verifications.updateOne(
          { _id, status: { $ne: "VERIFIED" }, $or: isFree },
          { $set: { status: "PENDING", requestedAt, decidedAt: null, attempt } },
          { upsert: true },
        );
        return true;
      } catch (error) {
        // There is one, which the filter does not match.
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** Notes the answer to a request, unless a later request has taken its place. */
    decide: ({ _id, attempt }: Attempt, status: VerificationAnswer, decidedAt: Date) =>
      verifications.updateOne({ _id, attempt, status: "PENDING" }, { $set: { status, decidedAt } }),

    /** For who is gone. */
    remove: (user: GlobalId, session: ClientSession) => verifications.deleteOne({ _id: user }, { session }),

    /** Takes a request back that will get no answer. */
    forget: ({ _id, attempt }: Attempt) => verifications.deleteOne({ _id, attempt, status: "PENDING" }),
  };
}
