// Captures that are packed with gzip: whole, cut, damaged, too large, and what is packed otherwise.
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openCapture } from '../../../src/capture/files/open-capture.ts';
import { firstUnpacked, isGzip, unpackCapture } from '../../../src/inspector/files/unpack-capture.ts';
import { bytesOf, connack, connect, publish } from '../../capture/packets.ts';
import { Conversation, pcap, pcapng } from '../../capture/files/recordings.ts';

const { recorded } = new Conversation()
  .handshake()
  .fromClient(bytesOf(connect))
  .fromServer(bytesOf(connack))
  .fromClient(...Array.from({ length: 50 }, () => bytesOf(publish)));
const most = 1_000_000;

it.for([pcap(recorded), pcapng(recorded)])('is read as the file inside', async (file) => {
  const packed = new Uint8Array(gzipSync(file));
  expect(await unpackCapture(packed, most)).toEqual({ bytes: file, warnings: [] });
  expect(await unpackCapture(new Uint8Array(file), most)).toEqual({ bytes: file, warnings: [] });
  const [first] = await firstUnpacked(new Blob([packed]));
  expect(first).toBe(file[0]);
});

it('without its end is read up to there, and that is said', async () => {
  const file = pcap(recorded);
  const packed = new Uint8Array(gzipSync(file));
  const { bytes, warnings } = await unpackCapture(packed.slice(0, -40), most);
  expect(warnings).toEqual([{ code: 'packing', bytes: bytes.length }]);
  expect(bytes).toEqual(file.slice(0, bytes.length));
  expect(openCapture(bytes).packets.length).toBeGreaterThan(1);
  const damaged = packed.with(-6, (packed.at(-6) ?? 0) ^ 0xff); // of the checksum
  expect((await unpackCapture(damaged, most)).warnings).toEqual([{ code: 'packing', bytes: file.length }]);
});

it('of which nothing can be unpacked, or too much, says so', async () => {
  const packed = new Uint8Array(gzipSync(pcap(recorded)));
  await expect(unpackCapture(packed.slice(0, 9), most)).rejects.toMatchObject({ code: 'packing' });
  await expect(unpackCapture(packed, 1000)).rejects.toMatchObject({ code: 'unpacked-too-large', offset: 1000 });
});

it('is no gzip: other packings are named as such', () => {
  const packed = new Uint8Array(zstdCompressSync(pcap(recorded)));
  expect(isGzip(packed)).toBe(false);
  expect(() => openCapture(packed)).toThrow('other-packing');
});
