import type { FastifyInstance } from "fastify";
export function addExplorer(_app: FastifyInstance): void {}
