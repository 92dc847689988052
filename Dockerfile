# syntax=docker/dockerfile:1

FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY . .
RUN node scripts/release/pack.mjs dist/package
WORKDIR /src/dist/package
# The shrinkwrap pins what our lockfile pins; nothing runs at install.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
# The binary for this machine is all that is needed of the database's package.
RUN cd node_modules/better-sqlite3 && rm -rf deps src \
  && find prebuilds -type f ! -name "linux-$(node -p process.arch).node" -delete

FROM debian:bookworm-slim
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /src/dist/package /app
WORKDIR /app
# All but the database belongs to root and can be mounted read-only.
RUN mkdir db && chown 10001:10001 db
USER 10001:10001
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8000 DATABASE_PATH=db/finally.db
VOLUME /app/db
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --start-interval=1s \
  CMD ["node", "bin/healthy.js"]
CMD ["node", "backend/dist/main.js"]
