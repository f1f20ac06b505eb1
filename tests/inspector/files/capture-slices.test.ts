// Captures on their way from the worker to the page: in slices that hold nothing but their own bytes, or a failure.
import { describe, expect, it } from 'vitest';
import { captureSlices, type OpenMessage } from '../../../src/inspector/files/capture-slices.ts';
import type { Frame } from '../../../src/capture/captured-packet.ts';
import { bytesOf, connack, connect, publish, utf8 } from '../../capture/packets.ts';
import { Conversation, pcap, pcapng } from '../../capture/files/recordings.ts';

const limits = { frames: 100, slice: 2 };
const slicesOf = (file: Uint8Array, within = limits): OpenMessage[] => [...captureSlices(file, within)];
const framesIn = (messages: readonly OpenMessage[]): Frame[] =>
  messages.flatMap((message) => (message.type === 'frames' ? message.frames : []));

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
    expect(messages.map(({ type }) => type)).toEqual(['frames', 'frames', 'frames', 'opened']);
    const frames = framesIn(messages);
    expect(frames.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(frames.map(({ packet }) => packet)).toEqual([connect, connack, publish, null, publish]);
    expect(messages.at(-1)).toMatchObject({ warnings: [], leftOut: 0 });
  });

  it('takes along no bytes but its own when it is posted', () => {
    for (const message of slicesOf(file)) {
      if (message.type !== 'frames') continue;
      const own = message.frames.reduce((sum, { bytes }) => sum + bytes.length, 0);
      for (const { bytes, packet } of message.frames) {
        expect(bytes.buffer.byteLength).toBe(own);
        if (packet?.type === 'PUBLISH') expect(packet.payload.buffer).toBe(bytes.buffer);
      }
    }
  });

  it('stops at the number of frames that are kept, and tells how many are left out', () => {
    const messages = slicesOf(file, { frames: 3, slice: 2 });
    expect(framesIn(messages)).toHaveLength(3);
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
    const frames = framesIn(slicesOf(pcap(promise.recorded)));
    expect(frames.map(({ packet, malformed }) => packet?.type ?? malformed?.message)).toEqual([
      'CONNECT',
      'The rest of this packet is missing from the capture',
    ]);
    expect(frames.at(-1)?.bytes.length).toBe(joinedPromise().length);
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
