// Captures recorded elsewhere: file formats and link layers, whole connections.
import { describe, expect, it } from 'vitest';
import { exportCapture } from '../../../src/capture/files/export-capture.ts';
import { openCapture } from '../../../src/capture/files/open-capture.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { bytesOf, connack, connect, publish } from '../packets.ts';
import { corpus } from './corpus.ts';
import {
  asEsp,
  asIpv6,
  Conversation,
  links,
  pcap,
  pcapng,
  tunnels,
  type PcapngOptions,
  type PcapOptions,
} from './recordings.ts';

const exportOptions = { epoch: Date.UTC(2026, 0, 1), broker: 'broker', comments: () => [] };

const recorded = new Conversation()
  .handshake()
  .fromClient(bytesOf(connect))
  .fromServer(bytesOf(connack))
  .fromClient(bytesOf(publish))
  .close().recorded;

const types = (packets: readonly CapturedPacket[]): (string | undefined)[] => packets.map(({ packet }) => packet?.type);

describe('openCapture', () => {
  it('gives back every packet that exportCapture has written', () => {
    const { packets, warnings, epoch } = openCapture(exportCapture(corpus, exportOptions));
    expect(warnings).toEqual([]);
    expect(epoch).toBeCloseTo(exportOptions.epoch + 1, 3);
    // Large arrays are compared as text: the comparison of objects takes seconds for them.
    const comparable = ({ bytes, packet, ...captured }: CapturedPacket): unknown => ({
      ...captured,
      time: 0,
      bytes: Buffer.from(bytes).toString('hex'),
      packet: bytes.length < 1000 ? packet : packet?.type,
    });
    expect(packets.map(comparable)).toEqual(corpus.map(comparable));
    for (const [index, { time }] of packets.entries()) expect(time).toBeCloseTo((corpus[index]?.time ?? 0) - 1, 6);
  });

  it.for([
    {},
    { littleEndian: false },
    { nanoseconds: true },
    { littleEndian: false, nanoseconds: true },
  ] satisfies PcapOptions[])('reads .pcap: %o', (options) => {
    const { packets, warnings, epoch } = openCapture(pcap(recorded, options));
    expect(types(packets)).toEqual(['CONNECT', 'CONNACK', 'PUBLISH']);
    expect(packets.map(({ time }) => time)).toEqual([3, 4, 5]);
    expect(epoch).toBe(1_767_323_045_000);
    expect(warnings).toEqual([]);
  });

  it.for([
    {},
    { littleEndian: false },
    { resolution: 9 },
    { resolution: 3, littleEndian: false },
    { resolution: 0x80 | 30 },
    { block: 'obsolete' },
    { block: 'obsolete', littleEndian: false },
  ] satisfies PcapngOptions[])('reads .pcapng: %o', (options) => {
    const { packets, warnings, epoch } = openCapture(pcapng(recorded, options));
    expect(types(packets)).toEqual(['CONNECT', 'CONNACK', 'PUBLISH']);
    for (const [index, { time }] of packets.entries()) expect(time).toBeCloseTo(3 + index, 5);
    expect(epoch).toBeCloseTo(1_767_323_045_000, 3);
    expect(warnings).toEqual([]);
  });

  it('reads Simple Packet Blocks, which have no times', () => {
    const { packets } = openCapture(pcapng(recorded, { block: 'simple' }));
    expect(types(packets)).toEqual(['CONNECT', 'CONNACK', 'PUBLISH']);
    expect(packets.map(({ time }) => time)).toEqual([0, 0, 0]);
  });

  it('reads sections that follow each other, each with its byte order and interfaces', () => {
    const other = new Conversation(1883, 50_001).handshake().fromClient(bytesOf(connect)).recorded;
    const little = pcapng(recorded);
    const big = pcapng(other, { littleEndian: false });
    const { packets, warnings } = openCapture(Uint8Array.from([...little, ...big]));
    expect(packets.map(({ connection, packet }) => `${connection} ${packet?.type}`)).toContain('2 CONNECT');
    expect(warnings).toEqual([]);
  });

  it.for(Object.keys(links))('reads %s', (name) => {
    const link = links[name];
    const wrapped = recorded.map((packet) => ({ ...packet, data: link?.wrap(packet.data) ?? packet.data }));
    const { packets, warnings } = openCapture(pcap(wrapped, { linkType: link?.linkType ?? 0 }));
    expect(types(packets)).toEqual(['CONNECT', 'CONNACK', 'PUBLISH']);
    expect(warnings).toEqual([]);
  });

  it.for(['raw IP', 'Ethernet', 'Linux cooked', 'Linux cooked 2', 'BSD loopback'])('reads IPv6 in %s', (name) => {
    const link = links[name];
    const wrapped = recorded.map((packet) => ({ ...packet, data: link?.wrap(asIpv6(packet.data)) ?? packet.data }));
    const { packets, warnings } = openCapture(pcap(wrapped, { linkType: link?.linkType ?? 0 }));
    expect(types(packets)).toEqual(['CONNECT', 'CONNACK', 'PUBLISH']);
    expect(warnings).toEqual([]);
  });

  it.for(Object.keys(tunnels))('reads %s', (name) => {
    const tunnel = tunnels[name];
    const wrapped = recorded.map((packet) => ({ ...packet, data: tunnel?.wrap(packet.data) ?? packet.data }));
    const { packets, warnings } = openCapture(pcap(wrapped, { linkType: tunnel?.linkType ?? 0 }));
    expect(types(packets)).toEqual(['CONNECT', 'CONNACK', 'PUBLISH']);
    expect(warnings).toEqual([]);
  });

  it('names a tunnel that cannot be read', () => {
    const wrapped = recorded.map((packet) => ({ ...packet, data: asEsp(packet.data) }));
    expect(openCapture(pcap(wrapped)).warnings).toEqual([
      { code: 'tunnel', tunnel: 'IPsec ESP', packets: recorded.length },
      { code: 'no-mqtt', connections: 0 },
    ]);
  });

  it('tells the client from the broker by the handshake, by CONNECT, by the port', () => {
    const directions = (conversation: Conversation, skip = 0): string[] =>
      openCapture(pcap(conversation.recorded.slice(skip))).packets.map(({ direction }) => direction);
    const talk = (port: number): Conversation =>
      new Conversation(port, 2000).handshake().fromClient(bytesOf(connect)).fromServer(bytesOf(connack));
    expect(directions(talk(60_000))).toEqual(['to-broker', 'to-client']);
    expect(directions(talk(60_000), 3)).toEqual(['to-broker', 'to-client']);
    expect(directions(talk(1883), 4)).toEqual(['to-client']);
  });

  it('knows the client id that the broker assigned', () => {
    const anonymous = { ...connect, clientId: '' } as typeof connect;
    const assigned = { ...connack, properties: { assignedClientIdentifier: 'auto-1' } } as typeof connack;
    const talk = new Conversation().handshake().fromClient(bytesOf(anonymous)).fromServer(bytesOf(assigned));
    expect(openCapture(pcap(talk.recorded)).packets.map(({ clientId }) => clientId)).toEqual(['', 'auto-1']);
  });

  it('does not keep the file alive in its packets', () => {
    for (const { bytes } of openCapture(pcap(recorded)).packets) expect(bytes.buffer.byteLength).toBe(bytes.length);
  });

  it('shows where a malformed packet breaks which rule', () => {
    const bad = Uint8Array.of(0x36, 0x05, 0x00, 0x01, 0x61, 0x00, 0x01);
    const talk = new Conversation().handshake().fromClient(bytesOf(connect), bad, bytesOf(publish));
    const { packets } = openCapture(pcap(talk.recorded));
    expect(packets.map(({ packet }) => packet?.type)).toEqual(['CONNECT', undefined, 'PUBLISH']);
    expect(packets[1]).toMatchObject({ bytes: bad, malformed: { rule: 'MQTT5-3.3.1-4', offset: 0 } });
  });
});
