// The publisher is done before the subscriber comes: two hops, two handshakes, apart in time.
import { connectionsOf, delivered, exchange, framesOf, packets, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const [before = [], after = []] = connectionsOf(run, 'mailbox');
  const publisherDone = framesOf(run, 'postman').find(({ packet }) => packet?.type === 'PUBCOMP');
  const handedOver = after.find(({ packet }) => packet?.type === 'PUBLISH');
  return {
    'the publisher finishes its handshake':
      exchange(framesOf(run, 'postman')) === '→ PUBLISH ← PUBREC → PUBREL ← PUBCOMP',
    'nothing reaches the first connection of the subscriber': exchange(before) === '',
    'the subscriber resumes its session without SUBSCRIBE':
      packets(after, 'to-client', 'CONNACK')[0]?.sessionPresent === true &&
      packets(after, 'to-broker', 'SUBSCRIBE').length === 0,
    'the second handshake comes then, with QoS 2 and DUP 0':
      exchange(after) === '← PUBLISH → PUBREC ← PUBREL → PUBCOMP' &&
      delivered(run).every((packet) => packet.qos === 2 && !packet.dup && text(packet) === 'Dear reader'),
    'the first hop is over before the second begins':
      publisherDone !== undefined && handedOver !== undefined && publisherDone.number < handedOver.number,
  };
};
