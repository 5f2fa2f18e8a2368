import type { Credential } from "../../subgraphs/users/src/accounts/model.ts";
import { type StoredPerson, storedPersonOf } from "../../subgraphs/users/src/people/model.ts";
import type { Session } from "../../subgraphs/users/src/sessions/model.ts";
import type { Check } from "./check.ts";
import { batchesOf, rowByValue, rowsOf } from "./streams.ts";

const credentials: Check = {
  rule: "a credential belongs to the person of its handle",
  async *violations({ users }) {
    for await (const batch of batchesOf(
      rowsOf<Credential>(users, "credentials", { fields: ["_id", "handle"] }),
    )) {
      const values = batch.map(({ _id }) => _id);
      const people = await rowByValue<StoredPerson>(users, "people", {
        field: "_id",
        values,
        fields: ["handle"],
      });
      for (const { _id, handle } of batch)
        if (people.get(_id)?.handle !== handle)
          yield { about: `the credential of ${handle}`, says: "belongs to nobody of that handle" };
    }
  },
};

const sessions: Check = {
  rule: "a session belongs to somebody who can sign in",
  async *violations({ users }) {
    for await (const batch of batchesOf(rowsOf<Session>(users, "sessions", { fields: ["_id", "user"] }))) {
      const values = batch.map(({ user }) => user);
      const owners = await rowByValue<Credential>(users, "credentials", { field: "_id", values, fields: [] });
      for (const { _id, user } of batch)
        if (!owners.has(user)) yield { about: _id, says: "belongs to nobody who can sign in" };
    }
  },
};

const searchKeys: Check = {
  rule: "a person is searched by the name that is shown to everybody, and by no other",
  async *violations({ users }) {
    const fields = ["_id", "handle", "displayName", "visibility", "searchKey", "isNameSearchable"] as const;
    for await (const person of rowsOf<StoredPerson>(users, "people", { sort: { handle: 1 }, fields })) {
      const { searchKey, isNameSearchable } = storedPersonOf(person);
      if (person.searchKey !== searchKey || person.isNameSearchable !== isNameSearchable)
        yield {
          about: person.handle,
          says: "is searched by another name than the one that is shown to everybody",
        };
    }
  },
};

const erasure = (row: Pick<Credential, "deletion"> | undefined): string =>
  row?.deletion?.erasesAt.toISOString() ?? "never";

const deletions: Check = {
  rule: "an account is erased when its person and its credential say so",
  async *violations({ users }) {
    const fields = ["_id", "handle", "deletion"] as const;
    for await (const batch of batchesOf(rowsOf<Credential>(users, "credentials", { fields }))) {
      const values = batch.map(({ _id }) => _id);
      const people = await rowByValue<StoredPerson>(users, "people", {
        field: "_id",
        values,
        fields: ["deletion"],
      });
      for (const credential of batch) {
        const person = people.get(credential._id);
        if (person !== undefined && erasure(person) !== erasure(credential))
          yield {
            about: `the credential of ${credential.handle}`,
            says: `is erased at ${erasure(credential)}, the person at ${erasure(person)}`,
          };
      }
    }
  },
};

export const ACCOUNT_CHECKS: readonly Check[] = [credentials, sessions, searchKeys, deletions];
