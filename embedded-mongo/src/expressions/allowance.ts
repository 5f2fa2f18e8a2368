import type { Vars } from "./compile.ts";

/** No variable of a client can have this name. */
const NAME = "\0allowance";

type Allowance = { check(work?: number): void };

/** Lets expressions that are given these variables know what their command may still take. */
export const allow = (vars: Vars, allowance: Allowance | null | undefined): Vars =>
  allowance ? Object.assign(vars, { [NAME]: allowance }) : vars;

/** To be told of the items that an expression goes through or makes. @throws CommandError 50 or 146. */
export const spend = (vars: Vars, items: number): void => (vars[NAME] as Allowance | undefined)?.check(items);
