import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { loadableSdl } from "../../supergraph/loadable-sdl.ts";
import { compilePlan } from "../plan/compile-plan.ts";
import { loadGraph } from "../plan/graph.ts";
import { refusalsOf } from "../plan/refusals.ts";
import type { Step } from "../plan/step.ts";

// Federation 1 lets a field require a key of its subgraph, which is external there; Federation 2 does not compose it.
const sdl = `
  schema @core(feature: "https://specs.apollo.dev/core/v0.1") @core(feature: "https://specs.apollo.dev/join/v0.1") { query: Query }
  directive @core(feature: String!) repeatable on SCHEMA
  directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet) on FIELD_DEFINITION
  directive @join__type(graph: join__Graph!, key: join__FieldSet) repeatable on OBJECT | INTERFACE
  directive @join__owner(graph: join__Graph!) on OBJECT | INTERFACE
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  scalar join__FieldSet
  enum join__Graph { A @join__graph(name: "a" url: "http://a") B @join__graph(name: "b" url: "http://b") }
  type Query { user: User @join__field(graph: A) mine: User @join__field(graph: B) }
  type User @join__owner(graph: A) @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
    id: ID! @join__field(graph: A) size: Int @join__field(graph: A)
    byId: Int @join__field(graph: B, requires: "id") bySize: Int @join__field(graph: B, requires: "size")
    plain: Int @join__field(graph: B) }`;
const graph = loadGraph(loadableSdl(sdl));
const compiled = async (query: string) => compilePlan(await graph.planOf(parse(query), undefined), graph);

/** Names of what is told of entities, by fetch. */
function toldIn(step: Step | null): readonly string[] {
  if (step === null) return [];
  if (step.kind === "condition") return [...toldIn(step.ifTrue), ...toldIn(step.ifFalse)];
  if (step.kind !== "fetch") return step.steps.flatMap(toldIn);
  return step.representation === null ? [] : [step.whom.match(/"name":"\w+"/g)?.join() ?? ""];
}

describe("a field that requires a key of its subgraph", () => {
  it.each(["{ mine { byId } }", "{ mine { bySize byId } }", "{ mine { ... on User { plain byId } } }"])(
    "is asked for without anything being told of it: %s",
    async (query) => {
      expect(refusalsOf(await graph.planOf(parse(query), undefined), graph)).toEqual([]);
    },
  );

  it("does not take the key with it where it is skipped", async () => {
    const told = toldIn(await compiled("query($on: Boolean!) { user { plain byId @include(if: $on) } }"));

    expect(told.every((names) => names.includes('"name":"id"'))).toBe(true);
    expect(told.length).toBeGreaterThan(0);
  });
});
