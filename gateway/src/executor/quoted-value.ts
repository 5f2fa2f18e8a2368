import { isJsonObject } from "./json.ts";

/** Characters: what a client is shown of a message ends before that. */
const LENGTH_MAX = 1_000;
const ITEMS_MAX = 10;
const DEPTH_MAX = 2;

/** A value out of JSON as graphql-js quotes it in messages, but no more of it than the beginning: in time that does not grow with it. */
export function quotedValue(value: unknown): string {
  let text = "";
  const isFull = () => text.length > LENGTH_MAX;

  const write = (one: unknown, depth: number): void => {
    if (typeof one === "string") text += JSON.stringify(one.slice(0, LENGTH_MAX));
    else if (Array.isArray(one)) writeList(one, depth);
    else if (isJsonObject(one)) writeObject(one, depth);
    else text += String(one);
  };
  const writeList = (list: readonly unknown[], depth: number): void => {
    if (list.length === 0) text += "[]";
    else if (depth >= DEPTH_MAX) text += "[Array]";
    else {
      text += "[";
      for (const [index, one] of list.slice(0, ITEMS_MAX).entries()) {
        if (isFull()) return;
        if (index > 0) text += ", ";
        write(one, depth + 1);
      }
      const left = list.length - ITEMS_MAX;
      text += left <= 0 ? "]" : left === 1 ? ", ... 1 more item]" : `, ... ${left} more items]`;
    }
  };
  const writeObject = (object: Readonly<Record<string, unknown>>, depth: number): void => {
    let isFirst = true;
    for (const key in object) {
      if (isFirst && depth >= DEPTH_MAX) {
        text += "[Object]";
        return;
      }
      if (isFull()) return;
      text += `${isFirst ? "{ " : ", "}${key.slice(0, LENGTH_MAX)}: `;
      isFirst = false;
      write(object[key], depth + 1);
    }
    text += isFirst ? "{}" : " }";
  };

  write(value, 0);
  return isFull() ? `${text.slice(0, LENGTH_MAX)}…` : text;
}
