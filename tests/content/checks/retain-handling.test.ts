// What the check of Retain Handling lets a broker do that keeps the standard and nothing more, and what it does not.
import { describe, expect, test } from 'vitest';
import { check, unkind } from '../../../content/06-retain/checks/retain-handling.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import type { Packet } from '../../../src/mqtt/packet.ts';
import type { CellRun } from '../../../src/notebook/check.ts';
import { capturedPacket, utf8 } from '../../capture/packets.ts';

type Came = 'version' | 'marker';

const namespace = 'lab/k3x9/';
const arrived = (name: Came, changes = {}): Packet => ({
  type: 'PUBLISH',
  dup: false,
  qos: 1,
  retain: true,
  topic: namespace + name,
  packetId: 1,
  payload: utf8(name === 'version' ? '1.4' : 'marker'),
  ...changes,
});

/** A run in which `came` has come to the three subscribers. */
function run(came: readonly (readonly (Came | Packet)[])[]): CellRun {
  const packets = came.flatMap((names, rh) => {
    const subscribe = (name: Came, retainHandling: 0 | 1 | 2): Packet => ({
      type: 'SUBSCRIBE',
      packetId: 1,
      subscriptions: [{ filter: namespace + name, qos: 1, noLocal: false, retainAsPublished: false, retainHandling }],
    });
    const of = (direction: CapturedPacket['direction'], packet: Packet): CapturedPacket =>
      capturedPacket(packet, { clientId: `${namespace}rh${rh}`, connection: rh + 1, direction });
    const asked = [0, 1].flatMap(() => [subscribe('version', rh as 0 | 1 | 2), subscribe('marker', 0)]);
    return [
      ...asked.map((packet) => of('to-broker', packet)),
      ...names.map((name) => of('to-client', typeof name === 'string' ? arrived(name) : name)),
      of('to-client', { type: 'UNSUBACK', packetId: 3, reasonCodes: [0, 0] }),
    ];
  });
  return { broker: 'in-page', lines: [], outputs: [], packets };
}

const broken = (claims: Record<string, boolean>): string[] => Object.keys(claims).filter((claim) => !claims[claim]);

const v = 'version' as const;
const m = 'marker' as const;
const usual = [
  [v, m, v, m],
  [v, m, m],
  [m, m],
] as const;

test('the usual order bears out both', () => {
  expect([broken(check(run(usual))), broken(unkind(run(usual)))]).toEqual([[], []]);
});

test.each([
  ['late', [[m, v, m, v], [m, v, m], usual[2]]],
  ['too late to be seen', [[m, m], [m, m], usual[2]]],
] as const)('a value that comes %s is against no rule, and unusual', (_, came) => {
  expect(broken(unkind(run(came)))).toEqual([]);
  expect(broken(check(run(came)))).not.toEqual([]);
});

describe('against the standard, whichever broker', () => {
  test.each([
    ['a value with Retain Handling 2', [usual[0], usual[1], [v, m, m]]],
    ['a second value with Retain Handling 1', [usual[0], [v, m, v, m], usual[2]]],
    ['a third value with Retain Handling 0', [[v, m, v, v, m], usual[1], usual[2]]],
    ['no marker at the second SUBSCRIBE', [[v, m, v], usual[1], usual[2]]],
    ['a marker too many', [[...usual[0], m], usual[1], usual[2]]],
    ['RETAIN 0', [[arrived(v, { retain: false }), m, v, m], usual[1], usual[2]]],
    ['another value', [[arrived(v, { payload: utf8('1.3') }), m, v, m], usual[1], usual[2]]],
    ['DUP 1', [[arrived(v, { dup: true }), m, v, m], usual[1], usual[2]]],
    ['a higher QoS', [[arrived(v, { qos: 2 }), m, v, m], usual[1], usual[2]]],
    ['another topic', [[...usual[0], arrived(v, { topic: `${namespace}other` })], usual[1], usual[2]]],
  ])('%s', (_, came) => {
    expect(broken(unkind(run(came)))).not.toEqual([]);
  });
});
