// What happens to bytes on the way into a capture: split, late, twice, never.
import { describe, expect, it } from 'vitest';
import { openCapture, type OpenedCapture } from '../../../src/capture/files/open-capture.ts';
import { bytesOf, connack, connect, joined, publish, utf8 } from '../packets.ts';
import { Conversation, pcap, type Recorded } from './recordings.ts';

const open = (recorded: readonly Recorded[]): OpenedCapture => openCapture(pcap(recorded));

/** `CONNECT PUBLISH …`, `!` and the reason for a packet that cannot be read. */
const told = ({ packets }: OpenedCapture): string[] =>
  packets.map(({ packet, malformed }) => packet?.type ?? `! ${malformed?.message}`);

const message = (n: number): Uint8Array => bytesOf({ ...publish, packetId: n, payload: utf8(`message ${n}`) });
const length = message(1).length;

describe('TCP segments of a capture', () => {
  it('are put together, wherever packets were split', () => {
    const stream = joined(bytesOf(connect), message(1), message(2));
    for (let size = 1; size < stream.length; size += 1) {
      const talk = new Conversation().handshake();
      for (let at = 0; at < stream.length; at += size) talk.fromClient(stream.slice(at, at + size));
      expect(told(open(talk.recorded))).toEqual(['CONNECT', 'PUBLISH', 'PUBLISH']);
    }
  });

  it('count once when they are sent again', () => {
    const talk = new Conversation().handshake().fromClient(bytesOf(connect), message(1));
    talk.again('client', length, message(1)).fromClient(message(2));
    talk.again('client', 2 * length, joined(message(1), message(2))).again('client', 3, message(2).slice(-3));
    talk.again('client', 1, Uint8Array.of(0)); // a keep-alive probe
    const opened = open(talk.fromClient(message(3)).recorded);
    expect(told(opened)).toEqual(['CONNECT', 'PUBLISH', 'PUBLISH', 'PUBLISH']);
    expect(opened.warnings).toEqual([]);
  });

  it('are put in order, and a packet has the time at which it could be read', () => {
    const talk = new Conversation().handshake().fromClient(bytesOf(connect), message(1), message(2), message(3));
    const opened = open(talk.inOrder(0, 1, 2, 3, 6, 5, 4));
    expect(opened.packets.map(({ packet }) => (packet?.type === 'PUBLISH' ? packet.packetId : 0))).toEqual([
      0, 1, 2, 3,
    ]);
    expect(opened.packets.map(({ time }) => time)).toEqual([3, 6, 6, 6]);
    expect(opened.warnings).toEqual([]);
  });

  it('overlap as they like', () => {
    const stream = joined(bytesOf(connect), message(1), message(2));
    const talk = new Conversation().handshake();
    talk.fromClient(stream.slice(0, 10));
    talk.again('client', 4, stream.slice(6, 30)).lost('client', 20); // 6–30
    talk.again('client', 25, stream.slice(5, 50)).lost('client', 20); // 5–50
    talk.fromClient(stream.slice(50));
    expect(told(open(talk.recorded))).toEqual(['CONNECT', 'PUBLISH', 'PUBLISH']);
  });

  it('may be numbered beyond 2³²', () => {
    const talk = new Conversation(1883, 50_000, 2 ** 32 - 20).handshake();
    talk.server.sequence = 2 ** 32 - 3;
    talk.fromClient(bytesOf(connect), message(1), message(2));
    expect(told(open(talk.recorded))).toEqual(['CONNECT', 'PUBLISH', 'PUBLISH']);
  });

  it('that were not recorded leave a gap, behind which packets are found again', () => {
    const talk = new Conversation().handshake().fromClient(bytesOf(connect), message(1));
    const opened = open(talk.lost('client', 100).fromClient(message(2)).recorded);
    expect(told(opened)).toEqual(['CONNECT', 'PUBLISH', '! 100 bytes are missing from the capture', 'PUBLISH']);
    expect(opened.warnings).toEqual([{ code: 'missing', connection: 1, bytes: 100 }]);
    expect(opened.packets[2]?.bytes.length).toBe(0);
  });

  it('with the end or the beginning of a packet missing are shown as that', () => {
    const talk = new Conversation().handshake().fromClient(bytesOf(connect), message(1).slice(0, 10));
    talk.lost('client', 5).fromClient(message(1).slice(15), message(2));
    expect(told(open(talk.recorded))).toEqual([
      'CONNECT',
      '! The rest of this packet is missing from the capture',
      '! 5 bytes are missing from the capture',
      '! The beginning of this packet is missing from the capture',
      'PUBLISH',
    ]);
  });

  it('keep all their bytes, read or not', () => {
    const talk = new Conversation().handshake().fromClient(bytesOf(connect), message(1).slice(0, 10));
    talk.lost('client', 5).fromClient(message(1).slice(15), message(2));
    const bytes = open(talk.recorded).packets.flatMap((captured) => [...captured.bytes]);
    expect(bytes).toEqual([...bytesOf(connect), ...message(1).slice(0, 10), ...message(1).slice(15), ...message(2)]);
  });

  it('of a connection without its beginning are read in the version that fits, and it is said', () => {
    for (const version of [4, 5] as const) {
      const talk = new Conversation().fromClient(bytesOf(publish, version)).fromServer(Uint8Array.of(0x40, 2, 0, 1));
      const opened = open(talk.recorded);
      expect(told(opened)).toEqual(['PUBLISH', 'PUBACK']);
      expect(opened.packets.map((captured) => captured.version)).toEqual([version, version]);
      expect(opened.warnings).toEqual([{ code: 'no-connect', connection: 1, version }]);
    }
  });

  it('of a connection that began in the middle of a packet are read from the next one on', () => {
    const talk = new Conversation().fromClient(message(1).slice(7), message(2), message(3));
    expect(told(open(talk.recorded))).toEqual([
      '! The beginning of this packet is missing from the capture',
      'PUBLISH',
      'PUBLISH',
    ]);
  });

  it('between the same ports belong to a new connection after a new handshake', () => {
    const first = new Conversation().handshake().fromClient(bytesOf(connect)).fromServer(bytesOf(connack)).close();
    const second = new Conversation(1883, 50_000, 77_777).handshake().fromClient(bytesOf(connect));
    const { packets } = open([...first.recorded, ...second.recorded]);
    expect(packets.map(({ connection }) => connection)).toEqual([1, 1, 2]);
  });

  it('of several connections keep their order', () => {
    const one = new Conversation(1883, 50_001).handshake().fromClient(bytesOf(connect), message(1)).recorded;
    const two = new Conversation(1883, 50_002).handshake().fromClient(bytesOf(connect), message(2)).recorded;
    const mixed = one.flatMap((packet, index) => [packet, two[index] ?? packet]);
    const { packets } = open(mixed);
    expect(packets.map(({ connection, number }) => `${number}: ${connection}`)).toEqual([
      '1: 1',
      '2: 2',
      '3: 1',
      '4: 2',
    ]);
  });

  it('of which only the beginning was kept are one packet, with the fields that are there', () => {
    const talk = new Conversation().handshake().fromClient(bytesOf(connect), message(1), message(2));
    const cut = talk.recorded.map((packet, index) =>
      index === 4 ? { ...packet, data: packet.data.slice(0, -6), originalLength: packet.data.length } : packet,
    );
    const opened = open(cut);
    expect(told(opened)).toEqual([
      'CONNECT',
      `! Only the first ${length - 6} of the ${length} bytes of this packet are in the capture`,
      'PUBLISH',
    ]);
    expect(opened.packets[1]?.part).toMatchObject({ type: 'PUBLISH', packetId: 1, topic: 'lab/x' });
    expect(opened.warnings).toContainEqual({ code: 'snapped', packets: 1 });
  });

  it('of which a CONNECT is cut tell its client and version all the same', () => {
    const will = { topic: 'w', payload: new Uint8Array(100), qos: 0, retain: false } as const;
    const talk = new Conversation().handshake().fromClient(bytesOf({ ...connect, will } as typeof connect));
    talk.fromServer(bytesOf(connack)).fromClient(message(1));
    const cut = talk.recorded.map((packet, index) =>
      index === 3 ? { ...packet, data: packet.data.slice(0, -90), originalLength: packet.data.length } : packet,
    );
    const { packets, warnings } = open(cut);
    expect(packets.map(({ clientId, version }) => `${clientId} ${version}`)).toEqual(['anna 5', 'anna 5', 'anna 5']);
    expect(packets[0]?.part).toMatchObject({ type: 'CONNECT', clientId: 'anna', will: { topic: 'w' } });
    expect(warnings.map(({ code }) => code)).toEqual(['snapped', 'missing']);
  });

  it('whose last packet is not complete show what there is of it', () => {
    const talk = new Conversation().handshake().fromClient(bytesOf(connect), message(1).slice(0, 8));
    expect(told(open(talk.recorded))).toEqual(['CONNECT', '! The rest of this packet is missing from the capture']);
  });

  it('are MQTT on any port behind a CONNECT, and on port 1883 whatever they hold', () => {
    const hello = utf8('HELO there, this is another protocol\r\n');
    const other = new Conversation(25).handshake().fromClient(hello);
    const opened = open(other.recorded);
    expect(opened).toMatchObject({ packets: [], warnings: [{ code: 'no-mqtt', connections: 1 }] });
    expect(told(open(new Conversation(25).handshake().fromClient(bytesOf(connect)).recorded))).toEqual(['CONNECT']);
    expect(open(new Conversation(1883).handshake().fromClient(hello).recorded).packets).toHaveLength(1);
  });

  it('with TLS are counted, not read', () => {
    const talk = new Conversation(8883).handshake().fromClient(Uint8Array.of(0x16, 0x03, 0x01, 0, 5, 1, 2, 3, 4, 5));
    expect(open(talk.recorded).warnings).toEqual([
      { code: 'encrypted', connections: 1 },
      { code: 'no-mqtt', connections: 1 },
    ]);
  });
});
