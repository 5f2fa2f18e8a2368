/** Loaded before a program from outside the project: what it imports as `mongodb` and `bson` are this project's. */
import { registerHooks } from "node:module";

const OURS = new Set(["mongodb", "bson"]);

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, OURS.has(specifier) ? { ...context, parentURL: import.meta.url } : context),
});
