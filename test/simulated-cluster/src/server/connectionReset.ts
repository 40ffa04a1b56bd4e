import type { Server } from 'node:https';
import { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** The TCP connection under each TLS one: only it can be reset. */
const underlying = new WeakMap<object, Socket>();

export function trackConnections(server: Server): void {
  const byPort = new Map<number | undefined, Socket>();
  server.on('connection', socket => {
    if (socket instanceof Socket) {
      const port = socket.remotePort;
      byPort.set(port, socket);
      socket.once('close', () => byPort.delete(port));
    }
  });
  server.on('secureConnection', (secure: TLSSocket) => {
    const socket = byPort.get(secure.remotePort);
    if (socket) {
      underlying.set(secure, socket);
    }
  });
}

/** Breaks a connection so that the other side sees ECONNRESET. */
export function resetConnection(socket: object | null): void {
  if (socket) {
    underlying.get(socket)?.resetAndDestroy();
  }
}
