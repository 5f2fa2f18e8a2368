import { newId } from "@kith/kit/global-id.ts";
import { Refusal } from "@kith/kit/refusal.ts";
import { describe, expect, it } from "vitest";
import { draftOf, type PostWish } from "./post-draft.ts";

const WISH: PostWish = { text: "你好", imageUrls: [], audience: "FRIENDS", audienceUserIds: [] };
const URL = "https://media.example/a.jpg";
const people = (count: number) => Array.from({ length: count }, () => newId("user"));

function codeOf(wish: Partial<PostWish>): string | null {
  try {
    draftOf({ ...WISH, ...wish });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe("the draft of a post", () => {
  it("is trimmed, composed and counted in code points", () => {
    expect(draftOf({ ...WISH, text: " 早上\r\n好 " }).text).toBe("早上\n好");
    expect(codeOf({ text: "𠮷".repeat(2_000) })).toBeNull();
    expect(codeOf({ text: "字".repeat(2_001) })).toBe("INVALID_TEXT");
  });

  it("may have pictures, a video or a place, and must have something to show", () => {
    expect(codeOf({ text: null, imageUrls: Array(9).fill(URL) })).toBeNull();
    expect(codeOf({ text: null, video: { url: URL, durationMs: 60_000 } })).toBeNull();
    expect(codeOf({ text: "  ", place: { name: "西湖" } })).toBe("EMPTY");
  });

  it.for<[string, Partial<PostWish>]>([
    ["INVALID_TEXT", { text: "turned\u202Eround" }],
    ["TOO_MANY_IMAGES", { imageUrls: Array(10).fill(URL) }],
    ["IMAGES_AND_VIDEO", { imageUrls: [URL], video: { url: URL, durationMs: 1 } }],
    ["INVALID_URL", { imageUrls: ["http://media.example/a.jpg"] }],
    ["INVALID_URL", { imageUrls: ["javascript:alert(1)"] }],
    ["INVALID_URL", { imageUrls: ["https://me:secret@media.example/a.jpg"] }],
    ["INVALID_URL", { imageUrls: [`https://media.example/${"a".repeat(2_048)}`] }],
    ["INVALID_URL", { video: { url: "file:///etc/passwd", durationMs: 1 } }],
    ["INVALID_DURATION", { video: { url: URL, durationMs: 60_001 } }],
    ["INVALID_DURATION", { video: { url: URL, durationMs: 0 } }],
    ["INVALID_PLACE", { place: { name: " " } }],
    ["INVALID_PLACE", { place: { name: "西湖", latitude: 30 } }],
    ["INVALID_PLACE", { place: { name: "西湖", latitude: 91, longitude: 0 } }],
    ["INVALID_PLACE", { place: { name: "西\n湖" } }],
    ["INVALID_AUDIENCE", { audience: "SOME" }],
    ["INVALID_AUDIENCE", { audience: "EXCEPT", audienceUserIds: people(501) }],
    ["INVALID_AUDIENCE", { audience: "FRIENDS", audienceUserIds: people(1) }],
  ])("is refused: %s", ([code, wish]) => {
    expect(codeOf(wish)).toBe(code);
  });

  it("names everybody once", () => {
    const [person = ""] = people(1);

    expect(draftOf({ ...WISH, audience: "SOME", audienceUserIds: [person, person] }).named).toEqual([person]);
  });
});
