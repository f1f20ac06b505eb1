// MQTT inside WebSocket, from the handshake on and from the middle.
import { describe, expect, it } from 'vitest';
import { openCapture, type OpenedCapture } from '../../../src/capture/files/open-capture.ts';
import { bytesOf, connack, connect, joined, publish, utf8 } from '../packets.ts';
import { Conversation, pcap, webSocketAnswer, webSocketFrame, webSocketRequest } from './recordings.ts';

const mask = [0x11, 0xf2, 0x03, 0x84];
const open = (talk: Conversation): OpenedCapture => openCapture(pcap(talk.recorded));
const told = ({ packets }: OpenedCapture): string[] =>
  packets.map(({ packet, malformed, direction }) => `${direction} ${packet?.type ?? malformed?.message}`);

function upgraded(port = 8083): Conversation {
  return new Conversation(port).handshake().fromClient(webSocketRequest).fromServer(webSocketAnswer);
}

const whole = ['to-broker CONNECT', 'to-client CONNACK', 'to-broker PUBLISH'];

describe('WebSocket in a capture', () => {
  it.for([8083, 80, 9999])('is read on port %s, whose client masks and whose server does not', (port) => {
    const talk = upgraded(port)
      .fromClient(webSocketFrame(bytesOf(connect), { mask }))
      .fromServer(webSocketFrame(bytesOf(connack)))
      .fromClient(webSocketFrame(bytesOf(publish), { mask }));
    const opened = open(talk);
    expect(told(opened)).toEqual(whole);
    expect(opened.warnings).toEqual([]);
    expect(opened.packets[0]).toMatchObject({ clientId: 'anna', bytes: bytesOf(connect) });
  });

  it('is read however it was cut into segments', () => {
    const stream = joined(
      webSocketRequest,
      webSocketFrame(bytesOf(connect), { mask }),
      webSocketFrame(bytesOf(publish), { mask }),
    );
    for (const size of [1, 2, 3, 7, 50, 211]) {
      const talk = new Conversation(8083).handshake();
      for (let at = 0; at < stream.length; at += size) talk.fromClient(stream.slice(at, at + size));
      expect(told(open(talk))).toEqual(['to-broker CONNECT', 'to-broker PUBLISH']);
    }
  });

  it('is put together from fragments, with control frames between them', () => {
    const packet = bytesOf(publish);
    const talk = upgraded().fromClient(
      webSocketFrame(bytesOf(connect), { mask }),
      webSocketFrame(packet.slice(0, 5), { mask, fin: false }),
      webSocketFrame(utf8('ping'), { mask, opcode: 9 }),
      webSocketFrame(packet.slice(5, 9), { mask, opcode: 0, fin: false }),
      webSocketFrame(packet.slice(9), { mask, opcode: 0 }),
      webSocketFrame(Uint8Array.of(3, 232), { mask, opcode: 8 }),
    );
    expect(told(open(talk))).toEqual(['to-broker CONNECT', 'to-broker PUBLISH']);
  });

  it('carries packets that span messages, several in one message, and large ones', () => {
    const large = (size: number): Uint8Array => bytesOf({ ...publish, payload: new Uint8Array(size).fill(120) });
    const packet = bytesOf(publish);
    const talk = upgraded().fromClient(
      webSocketFrame(joined(bytesOf(connect), packet, packet.slice(0, 4)), { mask }),
      webSocketFrame(packet.slice(4), { mask }),
      webSocketFrame(large(300), { mask }),
    );
    const long = webSocketFrame(large(70_000), { mask });
    talk.fromClient(long.slice(0, 60_000), long.slice(60_000));
    const { packets } = open(talk);
    expect(packets.map(({ bytes }) => bytes.length)).toEqual([
      ...[bytesOf(connect).length, packet.length, packet.length, large(300).length, large(70_000).length],
    ]);
  });

  it('without its handshake is recognized on port 8083', () => {
    const talk = new Conversation(8083)
      .fromClient(webSocketFrame(bytesOf(publish), { mask }))
      .fromServer(webSocketFrame(bytesOf({ type: 'PUBACK', packetId: 1, reasonCode: 0 })));
    const opened = open(talk);
    expect(told(opened)).toEqual(['to-broker PUBLISH', 'to-client PUBACK']);
    expect(opened.warnings).toEqual([{ code: 'no-connect', connection: 1, version: 5 }]);
  });

  it('goes on behind a gap', () => {
    const talk = upgraded().fromClient(webSocketFrame(bytesOf(connect), { mask }));
    talk.lost('client', 50).fromClient(webSocketFrame(bytesOf(publish), { mask }));
    expect(told(open(talk))).toEqual([
      'to-broker CONNECT',
      'to-broker 50 bytes are missing from the capture',
      'to-broker PUBLISH',
    ]);
  });

  it('that is compressed is said to be', () => {
    const talk = upgraded().fromClient(
      webSocketFrame(bytesOf(connect), { mask }),
      webSocketFrame(Uint8Array.of(1, 2, 3), { mask, rsv1: true }),
      webSocketFrame(bytesOf(publish), { mask }),
    );
    const opened = open(talk);
    expect(told(opened)).toEqual([
      'to-broker CONNECT',
      'to-broker The WebSocket message is compressed (permessage-deflate)',
      'to-broker PUBLISH',
    ]);
    expect(opened.warnings).toEqual([{ code: 'compressed', connection: 1, messages: 1 }]);
  });

  it('in text messages breaks a rule of MQTT', () => {
    const talk = upgraded().fromClient(webSocketFrame(bytesOf(connect), { mask, opcode: 1 }));
    expect(open(talk).packets[0]?.malformed).toMatchObject({ rule: 'MQTT5-6.0.0-1' });
  });

  it('that the server refused is told with its answer', () => {
    const talk = new Conversation(8083).handshake().fromClient(webSocketRequest);
    talk.fromServer(utf8('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'));
    expect(open(talk)).toMatchObject({
      packets: [],
      warnings: [{ code: 'not-upgraded', connection: 1, status: 'HTTP/1.1 404 Not Found' }],
    });
  });

  it('for something else, and plain HTTP, are not MQTT', () => {
    const chat = new Conversation(80).handshake();
    chat.fromClient(utf8('GET /chat HTTP/1.1\r\nUpgrade: websocket\r\n\r\n'));
    chat.fromServer(utf8('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n'));
    chat.fromClient(webSocketFrame(utf8('hello'), { mask, opcode: 1 }));
    expect(open(chat).warnings).toEqual([{ code: 'no-mqtt', connections: 1 }]);
    const page = new Conversation(8083).handshake().fromClient(utf8('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
    expect(open(page)).toMatchObject({ packets: [], warnings: [{ code: 'no-mqtt', connections: 1 }] });
  });
});
