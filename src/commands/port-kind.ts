// What already listens on a port: nothing, an MQTT broker, or something else. Told by asking it, not by its number.
import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';

export type PortKind = 'free' | 'mqtt' | 'other';

// CONNECT of MQTT 3.1.1, clean, client id "lab-probe", keep alive 10 s; CONNACK's first byte; DISCONNECT.
const hello = Buffer.from([0x10, 21, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 10, 0, 9, ...Buffer.from('lab-probe')]);
const connack = 0x20;
const goodbye = Buffer.from([0xe0, 0]);
const patience = 1500; // milliseconds

/** Speaks MQTT over TCP to `port` of `host`. */
export async function tcpPortKind(host: string, port: number): Promise<PortKind> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(patience) });
  } catch (error) {
    socket.destroy();
    return (error as NodeJS.ErrnoException).code === 'ECONNREFUSED' ? 'free' : 'other';
  }
  try {
    socket.write(hello);
    const [chunk] = (await once(socket, 'data', { signal: AbortSignal.timeout(patience) })) as [Buffer];
    return chunk[0] === connack ? 'mqtt' : 'other';
  } catch {
    return 'other';
  } finally {
    socket.on('error', () => undefined);
    socket.end(goodbye);
  }
}

/** Speaks MQTT over WebSocket to `port` of `host`, path `/mqtt`. */
export async function webSocketPortKind(host: string, port: number): Promise<PortKind> {
  const socket = new WebSocket(`ws://${host}:${port}/mqtt`, 'mqtt', { handshakeTimeout: patience });
  try {
    await once(socket, 'open');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ECONNREFUSED' ? 'free' : 'other';
  }
  try {
    socket.on('error', () => undefined);
    socket.send(hello);
    const [chunk] = (await once(socket, 'message', { signal: AbortSignal.timeout(patience) })) as [Buffer];
    return chunk[0] === connack ? 'mqtt' : 'other';
  } catch {
    return 'other';
  } finally {
    socket.terminate();
  }
}
