import { type EndableLife, type Life, newLife, RequestOver } from "../resilience/request-life.ts";

type Asking<Result> = {
  /** The same for those who may be told the same. */
  readonly key: string;
  /** Of whoever asks. */
  readonly life: Life;
  /** Whether others may wait for the same answer: not where this one may be broken off before they would. */
  readonly isJoinable: boolean;
  /** @param life Over when nobody waits for the answer any more. */
  readonly ask: (life: Life) => Promise<Result>;
};

/** Lets who asks what is being asked already wait for that answer. */
export type InFlight = {
  /** @throws What ended the life, as soon as it is over; what is asked goes on for others who wait for it. */
  shared<Result>(asking: Asking<Result>): Promise<Result>;
  /** Runs something that changes what questions are answered. */
  changing<Result>(change: () => Promise<Result>): Promise<Result>;
};

type Flight<Result> = { readonly life: EndableLife; readonly answer: Promise<Result>; waiters: number };

/**
 * Asks once what is asked several times at the same moment. A question that was under way before a change was done is not
 * joined after it: whoever changed something, or was told of it, would be answered as if it had not been.
 */
export function inFlight(): InFlight {
  // Bounded by what is under way.
  const pending = new Map<string, Flight<unknown>>();

  function begin<Result>({ key, life: { endsAtMs }, isJoinable, ask }: Asking<Result>): Flight<Result> {
    const life = newLife(endsAtMs);
    const flight: Flight<Result> = { life, answer: ask(life), waiters: 0 };
    if (!isJoinable) return flight;
    pending.set(key, flight);
    const land = () => {
      if (pending.get(key) === flight) pending.delete(key);
    };
    flight.answer.then(land, land);
    life.add(land);
    return flight;
  }

  return {
    shared<Result>(asking: Asking<Result>) {
      const { key, life } = asking;
      if (life.over !== null) return Promise.reject(life.over);
      const flight = (pending.get(key) as Flight<Result> | undefined) ?? begin(asking);
      flight.waiters += 1;
      return new Promise<Result>((resolve, reject) => {
        const leave = (reason: Error) => {
          flight.waiters -= 1;
          if (flight.waiters === 0) flight.life.end(new RequestOver("all who asked have gone"));
          reject(reason);
        };
        life.add(leave);
        flight.answer.then(
          (answer) => {
            life.remove(leave);
            resolve(answer);
          },
          (error) => {
            life.remove(leave);
            reject(error);
          },
        );
      });
    },
    async changing(change) {
      try {
        return await change();
      } finally {
        pending.clear();
      }
    },
  };
}
