/** Makes the next signing key ahead of its time: `npm run rotate`; with `--leaked`, voids every access token that is out at once. */
import { parseArgs } from "node:util";
import { sentenceOf } from "@kith/kit/shutdown.ts";
import { openKeyRing } from "./database/signing-key.ts";
import { withUsers } from "./database/with-users.ts";

try {
  const { values } = parseArgs({ options: { leaked: { type: "boolean", default: false } } });
  const done = await withUsers(async (stores) => {
    const ring = openKeyRing(stores);
    // Fails when the secret is another one, before anything is changed.
    await ring.current();
    if (!values.leaked)
      return `The next key is published and signs from ${(await ring.rotate()).toISOString()} on.`;
    await ring.replaceAll();
    return "A new key signs within a minute; tokens of the old ones are void within ten. Sessions go on.";
  });
  console.log(done);
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
