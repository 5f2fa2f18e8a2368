import { expect, it } from "vitest";
import { clientIdentityIn } from "./client-identity.ts";

it.each([
  ["nothing", {}, null, null],
  [
    "Apollo's headers",
    { "apollographql-client-name": "web", "apollographql-client-version": "1.0" },
    "web",
    "1.0",
  ],
  [
    "both kinds of headers: not Apollo's",
    {
      "apollographql-client-name": "web",
      "graphql-client-name": "phone",
      "graphql-client-version": "2",
    },
    "phone",
    "2",
  ],
  [
    "an empty name beside another",
    { "graphql-client-name": "", "apollographql-client-name": "web" },
    "web",
    null,
  ],
  [
    "what is no text",
    { "graphql-client-name": { name: "web" }, "apollographql-client-version": 7 },
    null,
    null,
  ],
  ["a name that is too long to be kept", { "graphql-client-name": "a".repeat(257) }, null, null],
])("finds what a client says that it is in %s", (_what, said, name, version) => {
  expect(clientIdentityIn(said)).toEqual({ name, version });
});
