# One image for the gateway, the four subgraphs and the scripts: the command says which of them runs.
FROM node:24-slim

ENV NODE_ENV=production \
    APOLLO_TELEMETRY_DISABLED=1
WORKDIR /app

# Dependencies first: they change less often than the code, and their layer is kept until they do.
COPY package.json package-lock.json .npmrc ./
COPY kit/package.json kit/
COPY embedded-mongo/package.json embedded-mongo/
COPY gateway/package.json gateway/
COPY subgraphs/users/package.json subgraphs/users/
COPY subgraphs/social/package.json subgraphs/social/
COPY subgraphs/groups/package.json subgraphs/groups/
COPY subgraphs/commerce/package.json subgraphs/commerce/
RUN npm ci --omit=dev && npm cache clean --force

COPY schema schema
COPY kit kit
COPY embedded-mongo embedded-mongo
COPY gateway gateway
COPY subgraphs subgraphs
COPY scripts scripts

# Nothing is written at run time, so the code stays root's and the process is nobody in particular.
USER node
CMD ["node", "gateway/src/main.ts"]
