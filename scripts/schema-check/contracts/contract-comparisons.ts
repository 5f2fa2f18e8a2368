import { parse, print } from "graphql";
import { type Contract, ContractError, readContract } from "../../../gateway/src/contract/contract.ts";
import { narrowedDocument, noApi } from "../../../gateway/src/contract/contract-supergraph.ts";
import { CouldNotCheck } from "../could-not-check.ts";
import type { Finding } from "../finding.ts";
import type { Comparison, Side } from "../side.ts";
import { sideOfSupergraph } from "../sides/compose-side.ts";
import { CONTRACT_WAYS_OUT, type ContractCode } from "./codes.ts";
import { visibleText } from "./visible-text.ts";

const CONTRACT_FILE = /\/contracts\/[^/]+\.ya?ml$/;

/** The contracts of a change: each a graph of its own to compare, and what is wrong with contracts themselves. */
type ContractComparisons = {
  readonly comparisons: readonly Comparison[];
  readonly findings: readonly Finding[];
};

/**
 * Both sides as the clients of each contract see them, each by the contract as it stands there. A contract is left out where
 * nothing changes for its clients, and where one side has none that makes an API.
 *
 * @throws CouldNotCheck when a file is no contract.
 */
export function contractComparisons(whole: Comparison): ContractComparisons {
  const { base, candidate } = whole;
  const now = contractsOf(candidate);
  // A supergraph has no files beside it: it is seen by the contracts of today.
  const before = base.files.size === 0 ? now : contractsOf(base);

  const removed = [...before]
    .filter(([name]) => !now.has(name))
    .map(([name, { file }]) =>
      findingOf(
        "CONTRACT_REMOVED",
        name,
        file,
        `The contract "${name}" is gone, with the API that its clients have.`,
      ),
    );
  const seen =
    base.supergraphSdl === candidate.supergraphSdl
      ? [...now].filter(([name, { text }]) => text !== before.get(name)?.text)
      : [...now];
  const narrowBase = narrowing(base);
  const narrowCandidate = narrowing(candidate);
  const comparisons: Comparison[] = [];
  const broken: Finding[] = [];
  for (const [name, { contract, file }] of seen) {
    const was = before.get(name);
    const candidateSeen = narrowCandidate(contract);
    const baseSeen = was === undefined ? null : narrowBase(was.contract);
    if (baseSeen?.text === candidateSeen.text) continue;
    const after = candidateSeen.side();
    if (after instanceof ContractError) {
      broken.push(findingOf("CONTRACT_WITHOUT_API", name, file, after.message));
      continue;
    }
    const earlier = baseSeen?.side();
    if (earlier !== undefined && !(earlier instanceof ContractError))
      comparisons.push({ ...whole, base: earlier, candidate: after, contract: name });
  }
  return { comparisons, findings: [...removed, ...broken] };
}

/** A side as the clients of a contract see it. */
type Narrowed = {
  /** All that they can see. */
  readonly text: string;
  /** What is wrong with the contract where they would see nothing. Making it takes most of the time. */
  readonly side: () => Side | ContractError;
};

function narrowing(side: Side): (contract: Contract) => Narrowed {
  const document = parse(side.supergraphSdl, { noLocation: true });
  return (contract) => {
    const narrowed = narrowedDocument(document, contract);
    return {
      text: visibleText(narrowed),
      side() {
        try {
          const { sources, files, operations } = side;
          return { ...sideOfSupergraph(print(narrowed)), sources, files, operations };
        } catch (error) {
          return noApi(contract, error);
        }
      },
    };
  };
}

type ContractInFile = { readonly contract: Contract; readonly file: string; readonly text: string };

/** The contracts of a side, by name. @throws CouldNotCheck when a file is no contract. */
export function contractsOf({ files }: Pick<Side, "files">): ReadonlyMap<string, ContractInFile> {
  const found = [...files].filter(([file]) => CONTRACT_FILE.test(file));
  return new Map(
    found.map(([file, text]) => {
      const contract = contractIn(text, file);
      return [contract.name, { contract, file, text }];
    }),
  );
}

function contractIn(text: string, file: string): Contract {
  try {
    return readContract(text, file);
  } catch (error) {
    if (error instanceof ContractError) throw new CouldNotCheck(error.message);
    throw error;
  }
}

const findingOf = (code: ContractCode, contract: string, file: string, message: string): Finding => ({
  code,
  check: "composition",
  severity: "breaking",
  coordinate: null,
  message,
  wayOut: CONTRACT_WAYS_OUT[code],
  place: { subgraph: null, file, line: 1, column: 1 },
  contract,
});
