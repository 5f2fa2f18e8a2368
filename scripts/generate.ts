/** Writes the resolver types of every subgraph, and what the embedded server's README says it supports; `--check` only compares. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { codegen } from "@graphql-codegen/core";
import * as typescript from "@graphql-codegen/typescript";
import * as typescriptResolvers from "@graphql-codegen/typescript-resolvers";
import { buildASTSchema, parse } from "graphql";
import { writeOrCheck } from "./freshness.ts";
import { withSupported } from "./generate/supported.ts";
import { SUBGRAPH_NAMES, type SubgraphName, subgraphSdls } from "./schema-files.ts";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

/** What a resolver hands on as the parent of a type's fields, where that is not the type's own shape. */
const ENTITY_REF = "@kith/kit/global-id.ts#EntityRef";
const MAPPERS: Record<SubgraphName, Record<string, string>> = {
  users: {
    User: "../people/model.ts#Person",
    Session: "../sessions/session-service.ts#SignedIn",
    SupportAccount: "../support/model.ts#SupportAccount as StoredSupportAccount",
    DataExport: "../exports/model.ts#DataExport as StoredDataExport",
    RealNameVerification: "../verifications/model.ts#Verification",
    Consent: "../consents/model.ts#Consent as StoredConsent",
    SuggestionReason: "../neighbours/model.ts#Reason",
  },
  social: {
    User: ENTITY_REF,
    FriendConnection: "../friendships/model.ts#FriendList",
    PersonSuggestionEdge: "../suggestions/model.ts#SuggestionEdge",
    FriendRequest: "../requests/model.ts#FriendRequest as StoredFriendRequest",
    Post: "../posts/model.ts#Post as StoredPost",
    Comment: "../comments/model.ts#Comment as StoredComment",
    PersonPair: ENTITY_REF,
    LifeAccount: "../life-accounts/model.ts#LifeAccount as StoredAccount",
  },
  groups: {
    User: ENTITY_REF,
    Group: "../groups/model.ts#Group as StoredGroup",
    GroupMembership: "../memberships/model.ts#Membership",
    SuggestionReason: "../mates/model.ts#Reason",
  },
  commerce: {
    User: ENTITY_REF,
    Wallet: "../ledger/model.ts#Account as StoredAccount",
    WalletEntry: "../ledger/model.ts#Entry",
    Group: ENTITY_REF,
    GroupWallet: "../ledger/model.ts#Account as StoredAccount",
    GroupWalletEntry: "../ledger/model.ts#Entry",
    GroupContribution: "../ledger/model.ts#Transfer as StoredTransfer",
    BillSplit: "../bills/model.ts#Bill",
    BillShare: "../bills/model.ts#BillShare as StoredBillShare",
    GroupKeeper: "../group-accounts/model.ts#KeeperOf",
    GroupKeeperChange: "../group-accounts/model.ts#KeeperAct",
    GroupSpending: "../group-accounts/spending.ts#Spending",
    Transfer: "../transfers/model.ts#SentTransfer",
    MoneyRequest: "../money-requests/model.ts#MoneyRequest as StoredMoneyRequest",
    RedEnvelope: "../envelopes/model.ts#Envelope",
    EnvelopeClaim: "../envelopes/model.ts#Claim",
    Campaign: "../blessings/model.ts#Campaign as StoredCampaign",
    CampaignSettlement: "../blessings/model.ts#Settlement",
    Blessings: "../blessings/model.ts#HandKey",
    CardOffer: "../blessings/model.ts#CardOffer as StoredOffer",
    BlessingDraw: "../blessings/model.ts#Draw",
  },
};

const BANNER = "// Generated from the SDL by `npm run generate`: change schema/*.graphql instead.\n";

async function resolverTypesOf(name: SubgraphName, sdl: string): Promise<string> {
  const documentNode = parse(sdl);
  return codegen({
    filename: "schema.types.ts",
    schema: documentNode,
    // The plugins know federation themselves: they want the SDL as it is written, directives and all.
    schemaAst: buildASTSchema(documentNode, { assumeValid: true, assumeValidSDL: true }),
    documents: [],
    plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
    pluginMap: { typescript, typescriptResolvers },
    config: {
      federation: true,
      enumsAsTypes: true,
      useTypeImports: true,
      avoidOptionals: { defaultValue: true },
      contextType: "../context.ts#Context",
      mappers: MAPPERS[name],
      scalars: {
        ID: "string",
        DateTime: { input: "Date", output: "Date" },
        BigInt: { input: "bigint", output: "bigint" },
        UUID: "string",
      },
    },
  });
}

const sdlByName = subgraphSdls();
const files = await Promise.all(
  SUBGRAPH_NAMES.map(async (name) => [
    `subgraphs/${name}/src/generated/schema.types.ts`,
    BANNER + (await resolverTypesOf(name, sdlByName[name])),
  ]),
);
const README = "embedded-mongo/README.md";
files.push([README, withSupported(readFileSync(README, "utf8"))]);
writeOrCheck(Object.fromEntries(files), { isCheckOnly: values.check, command: "npm run generate" });
