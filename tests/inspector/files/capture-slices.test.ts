// Captures on their way from the worker to the page: in slices that hold nothing but their own bytes, or a failure.
import { describe, expect, it } from 'vitest';
import { captureSlices, type OpenMessage } from '../../../src/inspector/files/capture-slices.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { bytesOf, connack, connect, publish, utf8 } from '../../capture/packets.ts';
import { Conversation, pcap, pcapng } from '../../capture/files/recordings.ts';

const limits = { packets: 100, slice: 2 };
const slicesOf = (file: Uint8Array, within = limits): OpenMessage[] => [...captureSlices(file, within)];
const packetsIn = (messages: readonly OpenMessage[]): CapturedPacket[] =>
  messages.flatMap((message) => (message.type === 'packets' ? message.packets : []));

const talk = new Conversation()
  .handshake()
  .fromClient(bytesOf(connect))
  .fromServer(bytesOf(connack))
  .fromClient(bytesOf(publish), Uint8Array.of(0x36, 2, 0, 1), bytesOf(publish))
  .close();
const file = pcapng(talk.recorded);

describe('a capture in slices', () => {
  it('comes whole and in order, and ends with the rest', () => {
    const messages = slicesOf(file);
    expect(messages.map(({ type }) => type)).toEqual(['packets', 'packets', 'packets', 'opened']);
    const packets = packetsIn(messages);
    expect(packets.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(packets.map(({ packet }) => packet)).toEqual([connect, connack, publish, null, publish]);
    expect(messages.at(-1)).toMatchObject({ warnings: [], leftOut: 0 });
  });

  it('takes along no bytes but its own when it is posted', () => {
    for (const message of slicesOf(file)) {
      if (message.type !== 'packets') continue;
      const own = message.packets.reduce((sum, { bytes }) => sum + bytes.length, 0);
      for (const { bytes, packet } of message.packets) {
        expect(bytes.buffer.byteLength).toBe(own);
        if (packet?.type === 'PUBLISH') expect(packet.payload.buffer).toBe(bytes.buffer);
      }
    }
  });

  it('stops at the number of packets that are kept, and tells how many are left out', () => {
    const messages = slicesOf(file, { packets: 3, slice: 2 });
    expect(packetsIn(messages)).toHaveLength(3);
    expect(messages.at(-1)).toMatchObject({ type: 'opened', leftOut: 2 });
  });

  it('that is cut at any byte is a failure with a code, or what can be read of it', () => {
    for (const whole of [file, pcap(talk.recorded)]) {
      for (let end = 0; end < whole.length; end += 1) {
        const last = slicesOf(whole.subarray(0, end)).at(-1);
        if (last?.type === 'failed') expect(last.failure.code).not.toBe('cannot-read');
        else expect(last?.type).toBe('opened');
      }
    }
  });

  it('with a packet that promises 256 MB reserves nothing for it', () => {
    const promise = new Conversation().handshake().fromClient(bytesOf(connect), joinedPromise());
    const packets = packetsIn(slicesOf(pcap(promise.recorded)));
    expect(packets.map(({ packet, malformed }) => packet?.type ?? malformed?.message)).toEqual([
      'CONNECT',
      'The rest of this packet is missing from the capture',
    ]);
    expect(packets.at(-1)?.bytes.length).toBe(joinedPromise().length);
  });

  it('that is no capture is a failure with a code', () => {
    expect(slicesOf(utf8('<html>'))).toEqual([{ type: 'failed', failure: { code: 'not-a-capture', offset: 0 } }]);
    expect(slicesOf(new Uint8Array())).toEqual([{ type: 'failed', failure: { code: 'empty', offset: 0 } }]);
  });
});

/** A PUBLISH of 268,435,455 bytes, of which few are there. */
function joinedPromise(): Uint8Array {
  return Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0x7f, 0, 5, ...utf8('lab/x'), ...utf8('and so on'));
}
