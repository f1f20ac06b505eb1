// The publisher is done before the subscriber comes: two hops, two handshakes, apart in time.
import { connectionsOf, delivered, exchange, packetsOf, packetsOfType, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const [before = [], after = []] = connectionsOf(run, 'mailbox');
  const publisherDone = packetsOf(run, 'postman').find(({ packet }) => packet?.type === 'PUBCOMP');
  const handedOver = after.find(({ packet }) => packet?.type === 'PUBLISH');
  return {
    'the publisher finishes its handshake':
      exchange(packetsOf(run, 'postman')) === '→ PUBLISH ← PUBREC → PUBREL ← PUBCOMP',
    'nothing reaches the first connection of the subscriber': exchange(before) === '',
    'the subscriber resumes its session without SUBSCRIBE':
      packetsOfType(after, 'to-client', 'CONNACK')[0]?.sessionPresent === true &&
      packetsOfType(after, 'to-broker', 'SUBSCRIBE').length === 0,
    'the second handshake comes then, with QoS 2 and DUP 0':
      exchange(after) === '← PUBLISH → PUBREC ← PUBREL → PUBCOMP' &&
      delivered(run).every((packet) => packet.qos === 2 && !packet.dup && text(packet) === 'Dear reader'),
    'the first hop is over before the second begins':
      publisherDone !== undefined && handedOver !== undefined && publisherDone.number < handedOver.number,
  };
};
