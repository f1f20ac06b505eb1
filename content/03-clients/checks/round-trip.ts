// Subscribe, publish, see it: the task that every client of the chapter does, once with MQTT.js.
import { delivered, exchange, packetsOf, packetsOfType, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const [suback] = packetsOfType(packetsOf(run, 'dashboard'), 'to-client', 'SUBACK');
  const [copy] = delivered(run, 'dashboard');
  return {
    'the subscription is granted as asked for': suback?.reasonCodes.join() === '1',
    'the publisher has its message acknowledged': exchange(packetsOf(run, 'roadside-7')) === '→ PUBLISH ← PUBACK',
    'the subscriber gets it and acknowledges it': exchange(packetsOf(run, 'dashboard')) === '← PUBLISH → PUBACK',
    'topic, QoS, RETAIN and payload arrive as sent':
      copy?.topic.endsWith('/rsu/7/status') === true && copy.qos === 1 && !copy.retain && text(copy) === 'green',
    'the output says so':
      run.lines[0]?.endsWith('/rsu/7/status, granted QoS 1') === true &&
      run.lines[1]?.endsWith('/rsu/7/status qos=1 retain=0 green') === true,
    'both speak MQTT 3.1.1, the default of MQTT.js': packetsOfType(run.packets, 'to-broker', 'CONNECT').every(
      ({ version, clean, keepAlive }) => version === 4 && clean && keepAlive === 60,
    ),
  };
};
