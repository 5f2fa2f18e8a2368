import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CastMember, cast, castId } from "../cast.ts";
import { codesOf } from "../client.ts";
import { violations } from "../invariants.ts";
import { act, idIn, post, textOfEntity } from "../life-circle.ts";
import { type Supergraph, startSupergraph } from "../supergraph.ts";

let graph: Supergraph;
beforeAll(async () => {
  graph = await startSupergraph({ seed: cast });
});
afterAll(() => graph?.[Symbol.asyncDispose]());

const say = (who: CastMember, postId: string, text: string, replyToId: string | null = null) =>
  act(graph, who, "commentOnPost", {
    input: { postId, text, replyToId },
    gives: "comment { id replyCount } post { commentCount }",
  });
const saidBy = async (...said: Parameters<typeof say>) => idIn(await say(...said), "comment");
const remove = (who: CastMember, commentId: string) =>
  act(graph, who, "deleteComment", { input: { commentId }, gives: "commentId post { commentCount }" });

type Said = { text: string; replyTo: { text: string } | null; replies: { nodes: Said[] } };
type Talk = { post: { commentCount: number; comments: { nodes: Said[] } } };

/** The talk below a post as lines: who answers whom. */
async function talk(who: CastMember, id: string) {
  const { data } = await (await graph.as(who)).query<Talk>(
    `query ($id: ID!) { post(id: $id) { commentCount comments {
      nodes { text replyTo { text } replies { nodes { text replyTo { text } } } }
    } } }`,
    { id },
  );
  const lines = data.post.comments.nodes.flatMap(({ text, replies }) => [
    text,
    ...replies.nodes.map((reply) => `  ${reply.text} → ${reply.replyTo?.text ?? null}`),
  ]);
  return { count: data.post.commentCount, lines };
}

describe("comments", () => {
  it("stand below the post in the order in which they were said, replies below what began the talk", async () => {
    const id = await post(graph, "alice");
    const begun = await saidBy("bob", id, "在哪里？");
    const answer = await saidBy("alice", id, "西湖", begun);
    await say("dan", id, "好看");
    const last = await say("bob", id, "下次叫我", answer);

    expect(last.payload).toMatchObject({ comment: { replyCount: 0 }, post: { commentCount: 4 } });
    expect(await talk("dan", id)).toEqual({
      count: 4,
      lines: ["在哪里？", "  西湖 → 在哪里？", "  下次叫我 → 西湖", "好看"],
    });
  });

  it("are deleted by their author or the post's, with the replies below", async () => {
    const id = await post(graph, "alice");
    const begun = await saidBy("bob", id, "一");
    const reply = await saidBy("dan", id, "二", begun);
    await say("bob", id, "三", reply);
    const own = await saidBy("dan", id, "四");

    const refused = [await remove("dan", begun), await remove("eve", own)].map(({ codes }) => codes);
    const byAuthor = await remove("dan", reply);
    const afterReply = await talk("alice", id);
    const byPostsAuthor = await remove("alice", begun);
    const again = await remove("alice", begun);

    expect(refused).toEqual([["COMMENT_NOT_FOUND"], ["COMMENT_NOT_FOUND"]]);
    expect(byAuthor.payload).toMatchObject({ commentId: reply, post: { commentCount: 3 } });
    expect(afterReply.lines).toEqual(["一", "  三 → null", "四"]);
    expect(byPostsAuthor.payload).toMatchObject({ post: { commentCount: 1 } });
    expect(again.codes).toEqual(["COMMENT_NOT_FOUND"]);
    expect(await talk("bob", id)).toEqual({ count: 1, lines: ["四"] });
    expect(await violations(graph.stores)).toEqual([]);
  });

  it("are refused where there is no such post or comment for the viewer, and where nothing is said", async () => {
    const hidden = await post(graph, "alice", { audience: "SOME", named: ["bob"] });
    const open = await post(graph, "alice", { audience: "EVERYBODY" });
    const there = await saidBy("bob", hidden, "只有我");
    const nobodys = hidden.replace(/.$/, (last) => (last === "0" ? "1" : "0"));

    const excluded = await say("dan", hidden, "我也在");
    const codes = [
      excluded.codes,
      (await say("eve", hidden, "我也在", there)).codes,
      // The post may be seen, the comment is of another one.
      (await say("dan", open, "什么？", there)).codes,
      (await say("bob", open, " \n ")).codes,
      (await say("bob", open, "字".repeat(501))).codes,
      (await say("bob", "nonsense", "好")).codes,
    ];

    expect(codes).toEqual([
      ["POST_NOT_FOUND"],
      ["POST_NOT_FOUND"],
      ["COMMENT_NOT_FOUND"],
      ["EMPTY"],
      ["INVALID_TEXT"],
      ["BAD_USER_INPUT"],
    ]);
    expect(excluded.payload).toEqual((await say("dan", nobodys, "我也在")).payload);
    expect(await talk("alice", open)).toEqual({ count: 0, lines: [] });
  });

  it("page without repeating or skipping, however many posts ask", async () => {
    const id = await post(graph, "alice");
    for (const text of ["一", "二", "三"]) await say("bob", id, text);
    const alice = await graph.as("alice");
    type Page = {
      post: {
        comments: { nodes: { text: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
      };
    };
    const page = (args: string) =>
      alice.query<Page>(
        `{ post(id: "${id}") { comments(${args}) { nodes { text } pageInfo { endCursor hasNextPage } } } }`,
      );

    const first = (await page("first: 2")).data.post.comments;
    await say("dan", id, "四");
    const second = (await page(`first: 2, after: "${first.pageInfo.endCursor}"`)).data.post.comments;

    expect([...first.nodes, ...second.nodes].map(({ text }) => text)).toEqual(["一", "二", "三", "四"]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(codesOf(await page('first: 2, after: "x"'))).toEqual(["BAD_USER_INPUT"]);
  });

  it("of people behind a block are counted and not shown, on any way", async () => {
    const id = await post(graph, "alice");
    const bobs = await saidBy("bob", id, "一");
    const dans = await saidBy("dan", id, "二", bobs);
    await say("alice", id, "三", dans);
    await say("dan", id, "四");
    await act(graph, "bob", "blockUser", { input: { userId: castId("dan") } });
    const reply = async (who: CastMember, to: string) => (await say(who, id, "五", to)).codes;

    expect(await talk("bob", id)).toEqual({ count: 4, lines: ["一", "  三 → null"] });
    expect(await talk("dan", id)).toEqual({ count: 4, lines: ["四"] });
    expect((await talk("alice", id)).lines).toEqual(["一", "  二 → 一", "  三 → 二", "四"]);
    expect([await reply("bob", dans), await reply("dan", bobs)]).toEqual([
      ["COMMENT_NOT_FOUND"],
      ["COMMENT_NOT_FOUND"],
    ]);
    expect(await textOfEntity(graph, "bob", { typename: "Comment", id: dans })).toBeNull();
    expect(await textOfEntity(graph, "alice", { typename: "Comment", id: dans })).toBe("二");
    expect(await textOfEntity(graph, "eve", { typename: "Comment", id: dans })).toBeNull();
    expect((await remove("dan", dans)).codes).toEqual([]);
  });
});
