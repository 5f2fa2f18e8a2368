/**
 * A generator that can be ended while somebody waits for its next value: by itself it would notice only afterwards.
 *
 * @param end Has to make the generator end. Called once, also when it ends by itself.
 * @param ended Called when it has ended.
 */
export function endable<Value>(
  values: AsyncGenerator<Value, void, undefined>,
  end: () => void,
  ended: () => void = () => {},
): AsyncGenerator<Value, void, undefined> {
  let isEnded = false;
  const endOnce = () => {
    if (isEnded) return;
    isEnded = true;
    end();
  };
  const generator: AsyncGenerator<Value, void, undefined> = {
    async next() {
      try {
        const result = await values.next();
        if (result.done) {
          endOnce();
          ended();
        }
        return result;
      } catch (error) {
        endOnce();
        ended();
        throw error;
      }
    },
    async return() {
      endOnce();
      return values.return().finally(ended);
    },
    throw: (error) => values.throw(error),
    [Symbol.asyncIterator]: () => generator,
    async [Symbol.asyncDispose]() {
      await generator.return();
    },
  };
  return generator;
}
