import { describe, expect, it } from "vitest";
import { AnswerText, answerBody, readyAnswer, stringifyAnswer } from "./answer-text.ts";

const data = new AnswerText('{"b":1,"a":"\\ud800"}') as never;

describe("stringifyAnswer", () => {
  it("puts the text of data in as it is, after errors and extensions", () => {
    expect(stringifyAnswer({ errors: [{ message: "no" }], data, extensions: { kith: 1 } })).toBe(
      '{"errors":[{"message":"no"}],"extensions":{"kith":1},"data":{"b":1,"a":"\\ud800"}}\n',
    );
  });

  it("writes what has no data, or data of another origin", () => {
    expect(stringifyAnswer({ errors: [{ message: "no" }] })).toBe('{"errors":[{"message":"no"}]}\n');
    expect(stringifyAnswer({ data: { a: null } })).toBe('{"data":{"a":null}}\n');
  });

  it("leaves an answer writable for who knows nothing of it", () => {
    expect(JSON.stringify({ data })).toBe('{"data":{"b":1,"a":"\\ud800"}}');
  });
});

describe("a ready answer", () => {
  const text = '{"name":"李雷","mood":"\\ud83d"}';

  it("goes out as the bytes of what its text would be", () => {
    const body = answerBody({ data: readyAnswer(text) as never });

    expect(body).toBeInstanceOf(Buffer);
    expect(String(body)).toBe(stringifyAnswer({ data: new AnswerText(text) as never }));
    expect(readyAnswer(text).text).toBe(text);
  });

  it("takes what its text and its bytes take", () => {
    expect(new AnswerText(text).keptBytes).toBe(2 * text.length);
    expect(readyAnswer(text).keptBytes).toBe(2 * text.length + Buffer.byteLength(`{"data":${text}}\n`));
  });

  it("goes out as bytes when it is long, and in one piece with its headers when there is little to encode", () => {
    const bodyOf = (name: string) => answerBody({ data: readyAnswer(`{"name":"${name}"}`) as never });

    expect(bodyOf("Li Lei")).toBe('{"data":{"name":"Li Lei"}}\n');
    expect(bodyOf("Li Lei".repeat(10_000))).toBeInstanceOf(Buffer);
  });

  it("is written with whatever goes out beside it", () => {
    const data = readyAnswer(text) as never;

    expect(answerBody({ data, extensions: { kith: 1 } })).toBe(`{"extensions":{"kith":1},"data":${text}}\n`);
    expect(answerBody({ data, errors: [{ message: "no" }] })).toBe(
      `{"errors":[{"message":"no"}],"data":${text}}\n`,
    );
  });
});
