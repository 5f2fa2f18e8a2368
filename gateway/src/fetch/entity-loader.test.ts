import { describe, expect, it } from "vitest";
import type { Question } from "./answer.ts";
import { entityLoader } from "./entity-loader.ts";

const fetchOf = (id: string): Question => ({
  query: "query($representations:[_Any!]!){_entities(representations:$representations){...on User{name}}}",
  variables: { representations: [{ __typename: "User", id }] },
});

function recordingLoader() {
  const asked: Question[] = [];
  const loader = entityLoader(async (question) => {
    asked.push(question);
    return { data: { _entities: question.variables.representations } };
  });
  return { asked, loader };
}

describe("entityLoader", () => {
  it("collects fetches of one turn of the event loop, however many promises each came through", async () => {
    const { asked, loader } = recordingLoader();
    const after = async (promiseCount: number, id: string) => {
      for (let passed = 0; passed < promiseCount; passed += 1) await null;
      return loader.load(fetchOf(id));
    };

    const answers = await Promise.all([after(0, "a"), after(7, "b"), after(100, "c")]);

    expect(asked).toHaveLength(1);
    expect(answers.map(({ data }) => data?._entities)).toEqual(
      ["a", "b", "c"].map((id) => [{ __typename: "User", id }]),
    );
  });

  it("asks again in a later turn", async () => {
    const { asked, loader } = recordingLoader();

    await loader.load(fetchOf("a"));
    await loader.load(fetchOf("a"));

    expect(asked).toHaveLength(2);
  });

  it("tells every fetch when there is no answer", async () => {
    const loader = entityLoader(() => Promise.reject(new Error("down")));

    const outcomes = await Promise.allSettled([loader.load(fetchOf("a")), loader.load(fetchOf("b"))]);

    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});
