# The bot alone; its MongoDB is beside it in compose.yaml. Node runs the TypeScript as it is: there is no build step.
FROM node:26-slim

ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data

WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY content ./content
COPY locales ./locales
COPY src ./src

# Photos, and the embedded store where MONGODB_URI is not set.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000

HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`, { signal: AbortSignal.timeout(4000) }).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

# Signals must reach the bot itself, so that it can finish what is in hand.
CMD ["node", "src/main.ts"]
