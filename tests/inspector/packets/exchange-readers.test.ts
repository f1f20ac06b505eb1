// All that shows which packet answers which shows the same: the details of a packet, what is followed, and the diagram.
import { describe, expect, test } from 'vitest';
import { findExchange } from '../../../src/capture/exchanges/find-exchange.ts';
import { PacketStore } from '../../../src/capture/packet-store.ts';
import { layoutDiagram } from '../../../src/inspector/diagram/diagram-layout.ts';
import { callBehind, followLine } from '../../../src/inspector/packets/follow-line.ts';
import { followMessage } from '../../../src/inspector/packets/follow-message.ts';
import { connectionCases } from '../../capture/exchanges/connection-cases.ts';
import {
  scriptPackets,
  variantsOf,
  type ExchangeCase,
  type ScriptVariant,
} from '../../capture/exchanges/exchange-script.ts';
import { messageCases } from '../../capture/exchanges/message-cases.ts';
import { sessionCases } from '../../capture/exchanges/session-cases.ts';

function detailsAgree({ lines }: ExchangeCase, variant: ScriptVariant): void {
  const store = new PacketStore();
  store.add(scriptPackets(lines, variant));
  const found = lines.map((_, index) => findExchange(store, index + 1));
  const begunBy = lines.map(([, first], index) => (first === index + 1 ? undefined : first));
  expect(found.map((one) => one.begunBy?.number)).toEqual(begunBy);
  expect(found.map((one) => one.answered?.number)).toEqual(lines.map(([, , answers], at) => answers ?? begunBy[at]));
}

function diagramAgrees({ lines, complete }: ExchangeCase, variant: ScriptVariant): void {
  const { arrows } = layoutDiagram(scriptPackets(lines, variant), [], 800);
  arrows.forEach(({ handshake }, index) => {
    const first = lines[index]?.[1];
    const isMessage = /^PUB/.test(lines[(first ?? 0) - 1]?.[0].split(' ')[2] ?? '');
    if (first === undefined || !isMessage) {
      expect(handshake).toBeNull();
      return;
    }
    const members = lines.flatMap((line, at) => (line[1] === first ? [at + 1] : []));
    expect(handshake).toMatchObject({ packets: members, complete: complete.includes(first) });
  });
}

/** A line that has caused the first packet of an exchange has caused all of it; so has the message, of those with its payload. */
function followersAgree({ lines }: ExchangeCase, variant: ScriptVariant): void {
  const firsts = new Set(lines.flatMap(([, first]) => first ?? []));
  for (const first of firsts) {
    const members = lines.flatMap((line, at) => (line[1] === first ? [at + 1] : []));
    const packets = scriptPackets(lines, variant).map((captured) => {
      if (captured.number === first)
        captured.cause = { by: 'call', cell: 'cell', execution: 1, line: 7, call: 'publish' };
      if (captured.packet?.type === 'PUBLISH' && !members.includes(captured.number))
        captured.packet = { ...captured.packet, topic: 'lab/other' };
      return captured;
    });
    const follows = followLine({ cell: 'cell', execution: 1, line: 7 });
    expect(packets.filter((captured) => follows(captured)).map(({ number }) => number)).toEqual(members);
    const store = new PacketStore();
    store.add(packets);
    for (const member of members) expect(callBehind(store, member)?.line).toBe(7);
    if (packets[first - 1]?.packet?.type !== 'PUBLISH') continue;
    const carries = followMessage(store, members.at(-1) ?? 0);
    expect(packets.filter((captured) => carries?.(captured)).map(({ number }) => number)).toEqual(members);
  }
}

describe.each([...messageCases, ...sessionCases])('$name', (one) => {
  const variants = variantsOf(one, true);
  test.each(variants)('the details agree ($version, mirrored: $mirrored)', (variant) => detailsAgree(one, variant));
  test.each(variants)('the diagram agrees ($version, mirrored: $mirrored)', (variant) => diagramAgrees(one, variant));
  test.each(variants)('following agrees ($version, mirrored: $mirrored)', (variant) => followersAgree(one, variant));
});

describe.each(connectionCases)('$name', (one) => {
  const variants = variantsOf(one, false);
  test.each(variants)('the details agree ($version)', (variant) => detailsAgree(one, variant));
  test.each(variants)('the diagram agrees ($version)', (variant) => diagramAgrees(one, variant));
  test.each(variants)('following agrees ($version)', (variant) => followersAgree(one, variant));
});
