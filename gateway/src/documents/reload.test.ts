import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { composed } from "../testing/composed.ts";
import { people } from "../testing/people.ts";
import { registeredFolder } from "../testing/registered-folder.ts";
import { startStubGraph } from "../testing/stub-graph.ts";

it("takes what was registered meanwhile when the graph is read again, also where that is the same", async () => {
  using folder = registeredFolder({ "web@1.0/Who.graphql": '{ user(id: "bob") { name } }' });
  const file = join(folder.path, "supergraph.graphql");
  writeFileSync(
    file,
    composed(Object.fromEntries(Object.entries(people).map(([name, { sdl }]) => [name, sdl]))),
  );
  await using graph = await startStubGraph({
    stubs: people,
    documents: { mode: "prefer", folder: folder.path },
    gatewayOptions: { reload: { file, isWatched: false, canaryFolder: null } },
  });
  const added = '{ said: echo(text: "hi") }';
  const before = await graph.query(added);

  folder.write("web@1.1/Said.graphql", added);
  await graph.gateway.reload();

  expect(before.errors.map(({ extensions }) => extensions.code)).toEqual(["QUERY_NOT_IN_SAFELIST"]);
  expect((await graph.query(added)).data).toEqual({ said: "hi" });
});
