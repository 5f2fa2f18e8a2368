import { type SizedCache, sizedCache } from "../sized-cache.ts";
import { type Read, readAnswer } from "./answer.ts";
import type { Posted } from "./answer-to.ts";

/** Recognises what subgraphs answered before. */
export type KnownAnswers = {
  /**
   * Reads an answer, unless it is the last one to the same question again: then that is not even parsed before somebody
   * looks.
   *
   * @param asker The same for those who may be told the same, and for the same subgraph.
   * @param question What was asked.
   * @throws Error when it is no answer.
   */
  read(asker: string, question: string, posted: Posted): Read;
};

type Known = {
  readonly text: string;
  readonly identity: string;
  readonly extensions: unknown;
  /** Answers since it was kept that were others, and how many more of them are let go by before one is kept again. */
  others: number;
  passing: number;
};

const ASKERS = { countMax: 5_000, bytesMax: 64 * 1024 * 1024, entryBytesMax: 16 * 1024 * 1024 };
/** What one of them asks. */
const ANSWERS = { countMax: 1_000, bytesMax: 8 * 1024 * 1024, entryBytesMax: 1024 * 1024 };
/** What is around the texts: an answer's buffer and its place in the map, and the maps of an asker. */
const ANSWER_OVERHEAD_BYTES = 400;
const ASKER_OVERHEAD_BYTES = 1_000;
/** An answer that is another one each time is kept now and then all the same, in case that ends. */
const PASSING_MAX = 64;

let identities = 0;

export function knownAnswers(): KnownAnswers {
  // By asker first: a question is long, and of one that is asked again the text is the same string, which a map knows at once.
  const answersByAsker = sizedCache<SizedCache<Known>>(ASKERS);
  return {
    read(asker, question, posted) {
      const { statusCode, text } = posted;
      const answers = answersByAsker.get(asker) ?? sizedCache<Known>(ANSWERS);
      const known = answers.get(question);
      if (known !== undefined && statusCode === OK && known.text === text) {
        known.others = 0;
        return new KnownAgain(known, posted);
      }
      const answer = readAnswer(statusCode, text);
      if (statusCode !== OK || answer.errors !== undefined || answer.data == null) return answer;
      if (known !== undefined && known.passing > 0) {
        known.passing -= 1;
        return answer;
      }
      identities += 1;
      const others = (known?.others ?? 0) + 1;
      const kept = {
        text,
        identity: String(identities),
        extensions: answer.extensions,
        others,
        passing: known === undefined ? 0 : Math.min(2 ** others, PASSING_MAX),
      };
      // Of a text that is not plain ASCII each character may take two bytes.
      const bytes = 2 * text.length + question.length + ANSWER_OVERHEAD_BYTES;
      answers.set(question, kept, bytes);
      answersByAsker.set(asker, answers, answers.bytes + asker.length + ASKER_OVERHEAD_BYTES);
      return { ...answer, identity: kept.identity };
    },
  };
}

const OK = 200;

/** An answer that is read when somebody looks. Each gets objects of its own. What is spread comes without its `data`. */
class KnownAgain implements Read {
  readonly identity: string;
  readonly extensions: unknown;
  readonly #posted: Posted;
  #data: Record<string, unknown> | null = null;

  constructor({ identity, extensions }: Known, posted: Posted) {
    this.identity = identity;
    this.extensions = extensions;
    this.#posted = posted;
  }

  get data(): Record<string, unknown> | null {
    this.#data ??= readAnswer(this.#posted.statusCode, this.#posted.text).data ?? null;
    return this.#data;
  }
}
