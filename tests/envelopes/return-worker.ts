/** Gives back what is left in envelopes, over and over: the worker of commerce as a process that a test may kill. */
import { openStores } from "../../scripts/database/stores.ts";
import { envelopesOn } from "../give-envelope.ts";

const { MONGODB_URI: mongoUri = "", KITH_DATABASE_PREFIX: databasePrefix = "" } = process.env;
const stores = await openStores({ mongoUri, databasePrefix });
const envelopes = envelopesOn(stores);
process.send?.({ ready: "http://127.0.0.1" });
for (;;) await envelopes.returnExpired();
