import type { Expression, Vars } from "./compile.ts";

/** No variable of a client can have this name. */
const NAME = "\0allowance";

type Allowance = { check(work?: number): void };

/** Lets expressions that are given these variables know what their command may still take. */
export const allow = (vars: Vars, allowance: Allowance | null | undefined): Vars =>
  allowance ? Object.assign(vars, { [NAME]: allowance }) : vars;

/** To be told of the items that an expression goes through or makes. @throws CommandError 50 or 146. */
export const spend = (vars: Vars, items: number): void => (vars[NAME] as Allowance | undefined)?.check(items);

/** These can make much out of little, again and again within `$map` and `$reduce`. */
const BULKY = new Set([
  "$concat",
  "$concatArrays",
  "$range",
  "$reverseArray",
  "$setUnion",
  "$slice",
  "$split",
]);
export const isBulky = (operator: string): boolean => BULKY.has(operator);

/** Some characters of a string take the memory of one item. */
const CHARACTERS_PER_ITEM = 32;

/** Tells of all that an expression makes. */
export const spending =
  (compute: Expression): Expression =>
  (root, vars) => {
    const value = compute(root, vars);
    if (Array.isArray(value)) spend(vars, value.length);
    else if (typeof value === "string") spend(vars, value.length / CHARACTERS_PER_ITEM);
    return value;
  };
