// QoS 2: whichever of the four packets is lost, on the way to the broker or from it, the message is delivered once.
import { connectionsOf, packetsOf, packetsOfType, text } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

const steps = ['PUBLISH', 'PUBREC', 'PUBREL', 'PUBCOMP'];
/** The client whose packet is lost, and which way its PUBLISH goes. */
const hops = [
  { hop: 'in', loser: 'shop', way: 'to-broker' },
  { hop: 'out', loser: 'till', way: 'to-client' },
] as const;
const losses = hops.flatMap((each) =>
  steps.map((step) => ({ ...each, step, client: `${each.loser}-${each.hop}-${step}` })),
);

function payments(run: CellRun, client: string, way: 'to-broker' | 'to-client') {
  return packetsOfType(packetsOf(run, client), way, 'PUBLISH').filter((publish) => text(publish) === '5 euros');
}

export const check: CellCheck = (run) => ({
  'each of the four packets is lost once on each hop': losses.every(({ client, step }) => {
    const cut = packetsOf(run, client).filter(({ fault }) => fault?.kind === 'cut');
    return cut.length === 1 && cut[0]?.packet?.type === step;
  }),
  'each loss costs one connection, and the session is resumed': losses.every(({ client }) => {
    const connections = connectionsOf(run, client);
    const [connack] = packetsOfType(connections[1] ?? [], 'to-client', 'CONNACK');
    return connections.length === 2 && connack?.sessionPresent === true;
  }),
  'without PUBREC the PUBLISH is repeated with its identifier, by the broker with DUP 1': losses
    .filter(({ step }) => step === 'PUBLISH' || step === 'PUBREC')
    .every(({ client, way, hop }) => {
      const [first, second, ...more] = payments(run, client, way);
      const isMarked = hop === 'in' || second?.dup === true;
      return isMarked && second?.packetId === first?.packetId && more.length === 0;
    }),
  'after PUBREC it never is': losses
    .filter(({ step }) => step === 'PUBREL' || step === 'PUBCOMP')
    .every(({ client, way }) => payments(run, client, way).length === 1),
  'the application sees each once': losses.every(({ hop, step }) =>
    run.lines.some((line) => line.startsWith(`${hop} | ${step} | 1 | `)),
  ),
  'the shop hears that it is done, or that its identifier was in use or is not known': losses.every(({ hop, step }) =>
    run.lines.some(
      (line) =>
        line.startsWith(`${hop} | ${step} | `) && /done$|Packet identifier (in use|not found)$/i.test(line.trim()),
    ),
  ),
});
