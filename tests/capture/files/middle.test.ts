// Recordings that begin in the middle, or in front of which something else stands; other connections to the same port.
import { describe, expect, it } from 'vitest';
import { openCapture, type OpenedCapture } from '../../../src/capture/files/open-capture.ts';
import { warningText } from '../../../src/capture/files/words/words.ts';
import { bytesOf, connack, connect, joined, publish, utf8 } from '../packets.ts';
import { Conversation, pcap, webSocketAnswer, webSocketFrame, webSocketRequest, type Recorded } from './recordings.ts';

const open = (recorded: readonly Recorded[]): OpenedCapture => openCapture(pcap(recorded));
const told = ({ packets }: OpenedCapture): string[] =>
  packets.map(({ packet, malformed }) => packet?.type ?? `! ${malformed?.message}`);

const assigned = bytesOf({ ...connack, properties: { assignedClientIdentifier: 'auto-12' } } as typeof connack);
const lineV1 = utf8('PROXY TCP4 192.0.2.1 192.0.2.2 5000 1883\r\n');
const signature = [0x0d, 0x0a, 0x0d, 0x0a, 0, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a];
const addressV2 = [192, 0, 2, 1, 192, 0, 2, 2, 0x13, 0x88, 0x07, 0x5b];
const headerV2 = Uint8Array.of(...signature, 0x21, 0x11, 0, 12 + 4, ...addressV2, 4, 0, 1, 0);
const localV2 = Uint8Array.of(...signature, 0x20, 0, 0, 0);

describe('a connection without its beginning', () => {
  it('is read from its first packet on, wherever that was split', () => {
    for (const first of [assigned, bytesOf(connack, 4), bytesOf(publish)]) {
      const stream = joined(first, Uint8Array.of(0xd0, 0));
      for (let at = 1; at < stream.length; at += 1) {
        const talk = new Conversation().fromServer(stream.slice(0, at), stream.slice(at)).fromClient(bytesOf(publish));
        expect(told(open(talk.recorded)).filter((type) => type.startsWith('!'))).toEqual([]);
        expect(open(talk.recorded).packets).toHaveLength(3);
      }
    }
  });

  it('is read from the first whole packet on when one seemed to begin before', () => {
    const talk = new Conversation().fromServer(Uint8Array.of(0x20, 9, 1), assigned, Uint8Array.of(0xd0, 0));
    const opened = open(talk.recorded);
    expect(told(opened)).toEqual(['! The beginning of this packet is missing from the capture', 'CONNACK', 'PINGRESP']);
    expect(opened.packets.map(({ clientId }) => clientId)).toEqual(['', 'auto-12', 'auto-12']);
  });

  it('says that it was open before only when that is true', () => {
    const sentence = (talk: Conversation): string => {
      const warning = open(talk.fromClient(bytesOf(publish)).recorded).warnings.find(
        ({ code }) => code === 'no-connect',
      );
      return warning === undefined ? '' : warningText(warning, 'en');
    };
    expect(sentence(new Conversation())).toContain('was already open when the recording began');
    expect(sentence(new Conversation().handshake())).toContain('has no CONNECT that can be read');
    expect(sentence(new Conversation().handshake().fromClient(bytesOf(connect)))).toBe('');
  });
});

describe('what a proxy sends in front', () => {
  it.for([
    [1, lineV1, '192.0.2.1:5000'],
    [1, utf8('PROXY TCP6 2001:db8::1 2001:db8::2 5000 1883\r\n'), '[2001:db8::1]:5000'],
    [1, utf8('PROXY UNKNOWN\r\n'), ''],
    [2, headerV2, '192.0.2.1:5000'],
    [2, localV2, ''],
  ] as const)('version %i is told, and is no packet', ([version, header, client]) => {
    const message = bytesOf(publish);
    for (const port of [1883, 17_501])
      for (const parts of [
        [joined(header, bytesOf(connect), message)],
        [header.slice(0, 9), header.slice(9), bytesOf(connect), message],
      ]) {
        const opened = open(
          new Conversation(port)
            .handshake()
            .fromClient(...parts)
            .fromServer(bytesOf(connack)).recorded,
        );
        expect(told(opened)).toEqual(['CONNECT', 'PUBLISH', 'CONNACK']);
        expect(opened.warnings).toEqual([{ code: 'proxy', connection: 1, version, client }]);
      }
  });

  it('stands in front of a WebSocket too', () => {
    const frame = webSocketFrame(bytesOf(connect), { mask: [1, 2, 3, 4] });
    const talk = new Conversation(8083).handshake().fromClient(headerV2, webSocketRequest).fromServer(webSocketAnswer);
    expect(told(open(talk.fromClient(frame).recorded))).toEqual(['CONNECT']);
  });
});

describe('a port at which one connection has shown a broker', () => {
  const first = new Conversation(17_501, 50_000).handshake().fromClient(bytesOf(connect)).fromServer(bytesOf(connack));

  it('is the broker of other connections too, whichever comes first', () => {
    const second = new Conversation(17_501, 50_001, 9).fromClient(bytesOf(publish)).fromServer(Uint8Array.of(0xd0, 0));
    for (const recorded of [
      [...first.recorded, ...second.recorded],
      [...second.recorded, ...first.recorded],
    ]) {
      const opened = open(recorded);
      expect(told(opened).sort()).toEqual(['CONNACK', 'CONNECT', 'PINGRESP', 'PUBLISH']);
      expect(opened.packets.find(({ packet }) => packet?.type === 'PUBLISH')?.direction).toBe('to-broker');
    }
  });

  it('may speak other protocols on other connections', () => {
    const http = new Conversation(17_501, 50_002, 9).handshake().fromClient(utf8('GET / HTTP/1.1\r\n\r\n'));
    const other = new Conversation(17_501, 50_003, 9).handshake().fromClient(utf8('HELO there\r\n'));
    expect(told(open([...first.recorded, ...http.recorded, ...other.recorded]))).toEqual(['CONNECT', 'CONNACK']);
  });
});
