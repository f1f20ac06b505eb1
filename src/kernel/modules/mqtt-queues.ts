// Two lists of MQTT.js that a flood makes long: messages that are published before the client is connected, and callbacks
// of messages that the stream has no room for. As an array and as listeners they take a time for each entry that grows
// with their length: a million would take hours. Here each takes the same time. MQTT.js itself is unmodified.
import { Queue } from '../../link/queue.ts';
import type { MqttClient } from './mqtt-library.ts';

export function quickenQueues(client: MqttClient): void {
  client.queue = new Queue(client.queue) as unknown as MqttClient['queue'];
  let known: MqttClient['stream'] | null = null;
  client.on('packetsend', () => {
    if (client.stream === known) return;
    known = client.stream;
    callTogether(known);
  });
}

/** What waits once for `drain` stands in a list of our own: an emitter looks through all listeners to forget one. */
function callTogether(stream: MqttClient['stream']): void {
  const waiting = new Queue<() => void>();
  const once = stream.once.bind(stream);
  const gather = (event: string, listener: () => void): unknown => {
    if (event !== 'drain') return once(event, listener);
    waiting.push(listener);
    return stream;
  };
  Object.defineProperty(stream, 'once', { value: gather, writable: true, configurable: true });
  stream.on('drain', () => {
    // Those that come meanwhile wait for the next time. So do those behind one that throws, as with an emitter.
    for (let left = waiting.length; left > 0; left -= 1) waiting.shift()?.call(stream);
  });
}
