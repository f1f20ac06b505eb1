// MQTT.js as it is, under the names of its documentation: the browser build exports only `default`.
import mqtt from 'mqtt';

export const library = mqtt;

/** Gives the classes back the names that the build has shortened: they are shown when a cell logs an object of them. */
export function restoreNames(): void {
  for (const [name, value] of Object.entries(library)) {
    if (/^[A-Z]/.test(name) && typeof value === 'function') Object.defineProperty(value, 'name', { value: name });
  }
}

export type Library = typeof mqtt;
export type { IClientOptions, IConnackPacket, IPublishPacket, ISubscriptionMap, MqttClient, Packet } from 'mqtt';
