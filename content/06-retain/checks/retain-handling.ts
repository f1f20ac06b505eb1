// Retain Handling 0 sends at every SUBSCRIBE, 1 at a new subscription only, 2 never. Who has unsubscribed is sent nothing when the
// topics are cleared, whichever connection the broker reads first.
import { delivered, packetsOf, packetsOfType, text } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

const lastLevel = (topic: string): string => topic.split('/').at(-1) ?? '';
const arrivals = (run: CellRun, client: string): string[] =>
  delivered(run, client).map(({ topic }) => lastLevel(topic));

export const check: CellCheck = (run) => {
  const claims = onEveryBroker(run);
  for (const [rh, sequence] of ['version,marker,version,marker', 'version,marker,marker', 'marker,marker'].entries())
    claims[`Retain Handling ${rh}: ${sequence}`] = arrivals(run, `rh${rh}`).join() === sequence;
  return claims;
};

/**
 * The marker has a topic of its own, and order is promised within a topic only [MQTT5-4.6.0-5]: the value may come after it, or be on
 * its way still when the subscriber goes. So none may come too often, and nothing is too late.
 */
export const unkind: CellCheck = onEveryBroker;

function onEveryBroker(run: CellRun): Record<string, boolean> {
  const claims: Record<string, boolean> = {};
  for (const [rh, most] of [2, 1, 0].entries()) {
    const client = `rh${rh}`;
    const packets = packetsOf(run, client);
    const asked = packetsOfType(packets, 'to-broker', 'SUBSCRIBE').flatMap(({ subscriptions }) => subscriptions);
    const option = (name: string): string =>
      asked
        .filter(({ filter }) => lastLevel(filter) === name)
        .map(({ retainHandling }) => retainHandling)
        .join();
    const came = arrivals(run, client);
    claims[`Retain Handling ${rh}: twice with this option, and twice with 0 for the marker`] =
      asked.length === 4 && option('version') === `${rh},${rh}` && option('marker') === '0,0';
    claims[`Retain Handling ${rh}: the marker at both of its SUBSCRIBE packets [MQTT5-3.3.1-9]`] =
      came.filter((name) => name === 'marker').length === 2;
    claims[`Retain Handling ${rh}: the value at most ${most} times [MQTT5-3.3.1-10] [MQTT5-3.3.1-11]`] =
      came.filter((name) => name === 'version').length <= most;
    claims[`Retain Handling ${rh}: nothing else`] = came.every((name) => ['version', 'marker'].includes(name));
    claims[`Retain Handling ${rh}: it has unsubscribed before it left`] =
      packetsOfType(packets, 'to-client', 'UNSUBACK').length === 1;
  }
  const all = delivered(run);
  claims['all of them out of the slot: RETAIN 1, and what was stored'] = all.every(
    (message) => message.retain && text(message) === (lastLevel(message.topic) === 'version' ? '1.4' : 'marker'),
  );
  claims['each for the first time, at QoS 1 or lower'] = all.every(({ dup, qos }) => !dup && qos <= 1);
  return claims;
}
