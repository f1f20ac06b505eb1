// QoS 2: whichever of the four packets is lost, the message is delivered once.
import { connectionsOf, packetsOf, packetsOfType, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

const steps = ['PUBLISH', 'PUBREC', 'PUBREL', 'PUBCOMP'];

export const check: CellCheck = (run) => {
  const payments = (step: string) =>
    packetsOfType(packetsOf(run, `till-${step}`), 'to-client', 'PUBLISH').filter(
      (publish) => text(publish) === '5 euros',
    );
  return {
    'each of the four packets is lost once': steps.every((step) => {
      const cut = packetsOf(run, `till-${step}`).filter(({ fault }) => fault?.kind === 'cut');
      return cut.length === 1 && cut[0]?.packet?.type === step;
    }),
    'each loss costs one connection, and the session is resumed': steps.every((step) => {
      const connections = connectionsOf(run, `till-${step}`);
      const [connack] = packetsOfType(connections[1] ?? [], 'to-client', 'CONNACK');
      return connections.length === 2 && connack?.sessionPresent === true;
    }),
    'without PUBREC the PUBLISH is repeated, with DUP 1 and its identifier': ['PUBLISH', 'PUBREC'].every((step) => {
      const [first, second, ...more] = payments(step);
      return second?.dup === true && second.packetId === first?.packetId && more.length === 0;
    }),
    'after PUBREC it never is': ['PUBREL', 'PUBCOMP'].every((step) => payments(step).length === 1),
    'the application sees each once':
      run.lines.join() === steps.map((step) => `${step} lost: 5 euros, no more came`).join(),
  };
};
