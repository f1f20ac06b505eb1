// Files that are cut, damaged, hostile or no captures: a CaptureError or what could be read with a warning, nothing else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaptureError } from '../../../src/capture/files/capture-error.ts';
import { exportCapture } from '../../../src/capture/files/export-capture.ts';
import { packetComments } from '../../../src/capture/files/packet-comments.ts';
import { packetObject, jsonLine } from '../../../src/capture/files/packet-object.ts';
import { fieldLines, packetLine } from '../../../src/capture/files/packet-text.ts';
import { openCapture, type OpenedCapture } from '../../../src/capture/files/open-capture.ts';
import { captureWords, warningText } from '../../../src/capture/files/words/words.ts';
import { bytesOf, connack, connect, capturedPacket, joined, publish, utf8 } from '../packets.ts';
import { Conversation, links, pcap, pcapng, webSocketAnswer, webSocketFrame, webSocketRequest } from './recordings.ts';

const mask = [1, 2, 3, 4];
const plain = new Conversation().handshake().fromClient(bytesOf(connect)).fromServer(bytesOf(connack)).close();
const overWebSocket = new Conversation(8083, 50_001)
  .handshake()
  .fromClient(webSocketRequest)
  .fromServer(webSocketAnswer)
  .fromClient(webSocketFrame(bytesOf(connect), { mask }), webSocketFrame(bytesOf(publish), { mask }));
const recorded = [...plain.recorded, ...overWebSocket.recorded];
const ethernet = recorded.map((packet) => ({ ...packet, data: links.Ethernet?.wrap(packet.data) ?? packet.data }));
const files = {
  '.pcap': pcap(recorded),
  '.pcap of Ethernet': pcap(ethernet, { linkType: 1, littleEndian: false }),
  '.pcapng': pcapng(recorded, { resolution: 9 }),
  '.pcapng that we wrote': exportCapture([capturedPacket(connect), capturedPacket(publish)], {
    epoch: 0,
    broker: 'broker',
    comments: (captured) => packetComments(captured, 'en'),
  }),
};

/** What a file comes to, or the error; any other error fails the test. */
function opened(file: Uint8Array): OpenedCapture | CaptureError {
  try {
    return openCapture(file);
  } catch (error) {
    if (error instanceof CaptureError) return error;
    throw error;
  }
}

describe.for(Object.entries(files))('%s', ([, file]) => {
  it('that ends at any byte gives the packets up to there and says so', () => {
    const { packets } = openCapture(file);
    for (let end = 0; end < file.length; end += 1) {
      const result = opened(file.subarray(0, end));
      if (result instanceof CaptureError) {
        expect(end).toBeLessThan(28);
        expect(result.offset).toBeLessThanOrEqual(end);
        continue;
      }
      const read = result.packets.filter(({ packet }) => packet !== null);
      expect(read.length).toBeLessThan(packets.length + 1);
      expect(read.map(({ packet }) => packet)).toEqual(packets.slice(0, read.length).map(({ packet }) => packet));
      const cut = result.warnings.find(({ code }) => code === 'cut-short');
      if (cut?.code === 'cut-short') expect(cut.offset).toBeLessThanOrEqual(end);
      else expect(openCapture(file.subarray(0, end)).warnings.every(({ code }) => code === 'no-mqtt')).toBe(true);
    }
  });

  it('with any byte wrong is read or refused', () => {
    for (let at = 0; at < file.length; at += 1) {
      const damaged = file.slice();
      damaged[at] = [0x00, 0xff, (file[at] ?? 0) ^ 0x01][at % 3] ?? 0;
      const result = opened(damaged);
      if (result instanceof CaptureError) expect(at).toBeLessThan(28);
    }
  });
});

describe('a file', () => {
  it('of no bytes, or of another kind, is refused with a code', () => {
    const code = (file: Uint8Array): unknown => {
      const result = opened(file);
      return result instanceof CaptureError ? result.code : result;
    };
    expect(code(new Uint8Array(0))).toBe('empty');
    expect(code(utf8('<html>'))).toBe('not-a-capture');
    expect(code(Uint8Array.of(0xa1))).toBe('not-a-capture');
    expect(code(files['.pcap'].subarray(0, 10))).toBe('header-cut');
    const version = files['.pcap'].slice();
    version[4] = 9;
    expect(code(version)).toBe('version');
  });

  it('of any bytes behind a good header never throws anything else', () => {
    const header = fc.constantFrom(files['.pcap'].slice(0, 24), files['.pcapng'].slice(0, 28 + 32));
    fc.assert(
      fc.property(header, fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        opened(joined(start, rest));
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  it('of any TCP data is shown with all its bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 60 }), { maxLength: 8 }), (parts) => {
        const talk = new Conversation().handshake().fromClient(bytesOf(connect), ...parts);
        const { packets } = openCapture(pcap(talk.recorded));
        expect(joined(...packets.map(({ bytes }) => bytes))).toEqual(joined(bytesOf(connect), ...parts));
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('that claims 4 GB for a packet is read up to there', () => {
    const huge = files['.pcap'].slice();
    new DataView(huge.buffer).setUint32(24 + 8, 0xffff_fff0, true);
    expect(openCapture(huge).warnings).toContainEqual({ code: 'cut-short', offset: 24 });
    const block = files['.pcapng'].slice();
    new DataView(block.buffer).setUint32(28 + 4, 0xffff_fff0, true);
    expect(openCapture(block).warnings).toContainEqual({ code: 'cut-short', offset: 28 });
  });

  it('with a Remaining Length of 256 MB, or a WebSocket frame of 2⁶³ bytes, shows what there is of the packet', () => {
    const claim = Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0x7f, 0, 1, 0x61);
    const talk = new Conversation().handshake().fromClient(bytesOf(connect), claim);
    expect(openCapture(pcap(talk.recorded)).packets[1]).toMatchObject({ packet: null, bytes: claim });
    const captured = joined(Uint8Array.of(0x82, 0x7f, ...Array<number>(8).fill(0xff)), bytesOf(connack));
    const web = new Conversation(8083)
      .handshake()
      .fromClient(webSocketRequest, webSocketFrame(bytesOf(connect), { mask }));
    web.fromServer(webSocketAnswer, captured);
    expect(openCapture(pcap(web.recorded)).packets.map(({ packet }) => packet?.type)).toEqual(['CONNECT', 'CONNACK']);
  });

  it('with sequence numbers all over the place is read', () => {
    const talk = new Conversation().handshake();
    for (let n = 0; n < 500; n += 1) talk.lost('client', (n * 0x9e37_79b1) % 0xffff_ffff).fromClient(bytesOf(publish));
    const { packets, warnings } = openCapture(pcap(talk.recorded));
    expect(new Set(packets.map(({ packet }) => packet?.type))).toEqual(new Set(['PUBLISH', undefined]));
    expect(warnings.map(({ code }) => code)).toEqual(['missing', 'no-connect']);
  });

  it('of a link layer or a protocol that is not read says which', () => {
    expect(openCapture(pcap(recorded, { linkType: 147 })).warnings).toEqual([
      { code: 'link-type', linkType: 147, packets: recorded.length },
      { code: 'no-mqtt', connections: 0 },
    ]);
    const udp = recorded.map((packet) => ({ ...packet, data: packet.data.map((byte, at) => (at === 9 ? 17 : byte)) }));
    expect(openCapture(pcap(udp)).warnings).toEqual([{ code: 'no-mqtt', connections: 0 }]);
    const fragments = recorded.map((packet) => ({
      ...packet,
      data: packet.data.map((byte, at) => (at === 6 ? 0x20 : byte)),
    }));
    expect(openCapture(pcap(fragments)).warnings).toContainEqual({ code: 'fragments', packets: recorded.length });
  });
});

describe('hostile names and payloads', () => {
  const name = '<img src=x onerror=alert(1)>\u202eevil\u2066\r\n\u001b[2Jx';
  const hostile = capturedPacket(
    { ...publish, topic: name, payload: utf8(name) },
    {
      clientId: name,
      cell: name,
      malformed: { message: name, rule: '', offset: 0 },
    },
  );
  const acting = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

  it('do not act in the lines for a terminal', () => {
    for (const line of [packetLine(hostile, 'broker'), ...fieldLines(hostile), jsonLine(packetObject(hostile))])
      expect(line).not.toMatch(acting);
  });

  it('are the same for a reader of JSON', () => {
    expect(JSON.parse(jsonLine(packetObject(hostile)))).toEqual(packetObject(hostile));
  });

  it('do not act in the names and comments of a file that we write', () => {
    const comments = (captured: typeof hostile): string[] => packetComments(captured, 'zh-cn');
    const file = exportCapture([hostile], { epoch: 0, broker: name, comments });
    const text = new TextDecoder().decode(file.filter((byte) => byte !== 0)).replace(/\x0d[^]*$/, '');
    expect(text).not.toContain('<img src=x onerror=alert(1)>\u202e');
    const [captured] = openCapture(file).packets;
    expect(captured?.bytes).toEqual(hostile.bytes);
  });

  it('longer than a comment can be are cut', () => {
    const long = capturedPacket(publish, { cell: '\u0001😀'.repeat(60_000) });
    const file = exportCapture([long], {
      epoch: 0,
      broker: 'b',
      comments: (captured) => packetComments(captured, 'en'),
    });
    expect(openCapture(file)).toMatchObject({
      packets: [{ bytes: bytesOf(publish) }],
      warnings: [{ code: 'no-connect' }],
    });
  });
});

describe('the words of captures', () => {
  it('are there in both languages for every warning', () => {
    const warnings = [
      openCapture(files['.pcap'].subarray(0, 40)).warnings,
      openCapture(pcap(recorded, { linkType: 147 })).warnings,
      openCapture(
        pcap(new Conversation().fromClient(bytesOf(publish)).lost('client', 5).fromClient(bytesOf(publish)).recorded),
      ).warnings,
    ].flat();
    expect(warnings.length).toBe(6);
    for (const warning of warnings) {
      expect(warningText(warning, 'zh-cn')).toMatch(/\p{Script=Han}.*。|\p{Script=Han}/u);
      expect(warningText(warning, 'en')).toMatch(/\.$/);
    }
    expect(captureWords('en').errors['header-cut'](7)).toContain('byte 7');
  });
});
