import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import mongoose from 'mongoose';

/** Where Node tells of every connection a process opens (https://nodejs.org/api/diagnostics_channel.html, "Net"). */
const OPENED = 'net.client.socket';

/**
 * Ends the wait of those who write to a connection of Mongoose in the moment in which it closes. The driver (mongodb 7.8,
 * 7.9) waits for its socket to drain and hears nothing of the closing, only of errors: the call would never return.
 * If it is the heartbeat, every later call fails until the process is restarted. Doing this twice changes nothing.
 */
export function wakeWriters(): void {
  unsubscribe(OPENED, watch);
  subscribe(OPENED, watch);
}

function watch(message: unknown): void {
  const { socket } = message as { socket: Socket };
  socket.once('connect', () => {
    const port = socket.remotePort;
    socket.once('close', () => {
      const someoneWaits = socket.listenerCount('drain') > 0 && socket.listenerCount('error') > 0;
      if (!someoneWaits || !isMongodb(port)) return;
      const reason = 'The connection to MongoDB was closed while it was written to.';
      socket.emit('error', new mongoose.mongo.MongoNetworkError(reason));
    });
  });
}

function isMongodb(port: number | undefined): boolean {
  const client = mongoose.connection.getClient() as mongoose.mongo.MongoClient | undefined;
  return client?.options?.hosts.some((host) => host.port === port) ?? false;
}
