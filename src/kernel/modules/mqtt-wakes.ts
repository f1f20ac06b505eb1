// Acknowledgements wake the code that has asked for them, also when Stop has ended that code meanwhile. They may come late: what
// was under way before Stop is no sign that the code goes on by itself.
import type { MqttClient, Packet } from './mqtt-library.ts';

type Callback = (...values: unknown[]) => unknown;

/** `begin` is asked when a packet with a callback is sent; what it gives is called right before the callback. */
export function watchAcknowledgements(client: MqttClient, begin: () => () => void): void {
  const announced = (callback: Callback): Callback => {
    const comes = begin();
    return (...values) => {
      comes();
      return callback(...values);
    };
  };
  const inner = client as unknown as {
    _sendPacket: (packet: Packet, callback?: Callback, ...rest: unknown[]) => unknown;
    noop: Callback;
  };
  const send = inner._sendPacket;
  const watched = (packet: Packet, callback?: Callback, ...rest: unknown[]): unknown => {
    const asked = packet.cmd === 'publish' || packet.cmd === 'subscribe' || packet.cmd === 'unsubscribe';
    // One that is sent again, out of the store, has been seen before.
    const pending = asked && rest[1] !== true ? client.outgoing[packet.messageId ?? 0] : undefined;
    if (pending && pending.cb !== inner.noop) pending.cb = announced(pending.cb as Callback);
    return send.call(client, packet, callback && announced(callback), ...rest);
  };
  Object.defineProperty(client, '_sendPacket', { value: watched, writable: true, configurable: true });
}
