import { failure } from "../errors.ts";
import { wholeOf } from "../values/arithmetic.ts";
import { isNullish, Long, typeNameOf } from "../values/types.ts";
import { type Form, namedArguments } from "./compile.ts";
import { argument, dateOf, SUNDAY, unitArgument, weekStartArgument, zoneArgument } from "./date-arguments.ts";
import { addToDate, dateDifference, truncateDate } from "./date-arithmetic.ts";

const addition =
  (sign: 1 | -1): Form =>
  (spec, compile, operator) => {
    const named = namedArguments(spec, operator, ["startDate", "unit", "amount"], ["timezone"], {
      notObject: 5166400,
      unknown: 5166401,
      missing: 5166402,
    });
    const [start, amount] = [compile(named.startDate), compile(named.amount)];
    const unit = unitArgument(named.unit, compile, operator);
    const zone = zoneArgument(named.timezone, compile);
    return (root, vars) => {
      const from = start(root, vars);
      const what = isNullish(from) ? null : unit(root, vars);
      const count = what && amount(root, vars);
      const where = isNullish(count) ? null : zone(root, vars);
      if (!what || !where) return null;
      const date = dateOf(from, 5166403, `${operator} requires startDate`);
      const whole = wholeOf(count, 64);
      if (whole === null) throw failure(5166405, `${operator} expects integer amount of time units`);
      if (sign < 0 && whole === -(2 ** 63))
        throw failure(6045000, `invalid ${operator} 'amount' parameter value: ${whole}`);
      return addToDate(date, what, sign * whole, where);
    };
  };

const dateDiff: Form = (spec, compile, operator) => {
  const named = namedArguments(
    spec,
    operator,
    ["startDate", "endDate", "unit"],
    ["timezone", "startOfWeek"],
    {
      notObject: 5166301,
      unknown: 5166302,
      missing: { startDate: 5166303, endDate: 5166304, unit: 5166305 },
    },
  );
  const [start, end] = [compile(named.startDate), compile(named.endDate)];
  const unit = unitArgument(named.unit, compile, operator);
  const weekStart = weekStartArgument(named.startOfWeek, compile, operator);
  const zone = zoneArgument(named.timezone, compile);
  return (root, vars) => {
    const from = start(root, vars);
    const to = isNullish(from) ? null : end(root, vars);
    const what = isNullish(to) ? null : unit(root, vars);
    const first = what === "week" ? weekStart(root, vars) : SUNDAY;
    const where = what && first && zone(root, vars);
    if (!what || !first || !where) return null;
    const [startDate, endDate] = [dateOf(from, 5166307, "startDate"), dateOf(to, 5166307, "endDate")];
    return Long.fromNumber(dateDifference(startDate, endDate, what, where, first));
  };
};

const dateTrunc: Form = (spec, compile, operator) => {
  const named = namedArguments(spec, operator, ["date", "unit"], ["binSize", "timezone", "startOfWeek"], {
    notObject: 5439007,
    unknown: 5439008,
    missing: { date: 5439009, unit: 5439010 },
  });
  const date = compile(named.date);
  const binSize = argument(
    named.binSize,
    compile,
    (value) => {
      const size = wholeOf(value, 64);
      if (size === null)
        throw failure(
          5439017,
          `${operator} requires 'binSize' to be a 64-bit integer, but got ${typeNameOf(value)}`,
        );
      if (size <= 0)
        throw failure(5439018, `${operator} requires 'binSize' to be greater than 0, but got value ${size}`);
      return size;
    },
    1,
  );
  const unit = unitArgument(named.unit, compile, operator);
  const weekStart = weekStartArgument(named.startOfWeek, compile, operator);
  const zone = zoneArgument(named.timezone, compile);
  return (root, vars) => {
    const value = date(root, vars);
    const size = isNullish(value) ? null : binSize(root, vars);
    const what = size && unit(root, vars);
    const first = what === "week" ? weekStart(root, vars) : SUNDAY;
    const where = what && first && zone(root, vars);
    if (!size || !what || !first || !where) return null;
    return truncateDate(dateOf(value, 5166307, "date"), what, size, where, first);
  };
};

export const dateShiftForms: Record<string, Form> = {
  $dateAdd: addition(1),
  $dateSubtract: addition(-1),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
};
