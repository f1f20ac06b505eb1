// MQTT.js as it is, under the names of its documentation: the browser build exports only `default`.
import mqtt from 'mqtt';

export const library = mqtt;

/** Gives the classes back the names that the build has shortened: they are shown when a cell logs an object of them. */
export function restoreNames(): void {
  for (const [name, value] of Object.entries(library)) {
    if (/^[A-Z]/.test(name) && typeof value === 'function') Object.defineProperty(value, 'name', { value: name });
  }
}

/**
 * Closes the prototypes of its classes, which all cells share: patched methods would be handed what the kernel gives to
 * the clients of other cells. A client may still be given methods of its own (`client.handleMessage = …`).
 */
export function lockPrototypes(): void {
  for (const value of Object.values(library) as unknown[]) {
    if (typeof value !== 'function') continue;
    let at: unknown = value.prototype;
    while (typeof at === 'object' && at !== null && at !== Object.prototype) {
      for (const key of Reflect.ownKeys(at)) lockMethod(at, key);
      at = Object.getPrototypeOf(at);
    }
  }
}

/**
 * An accessor, because a property that cannot be written could not be assigned in an object that inherits it either.
 */
function lockMethod(prototype: object, key: string | symbol): void {
  const method: unknown = Object.getOwnPropertyDescriptor(prototype, key)?.value;
  if (typeof method !== 'function') return;
  if (key === 'constructor') {
    // Objects are shown by its name, without calling a getter.
    Object.defineProperty(prototype, key, { writable: false, configurable: false });
    return;
  }
  Object.defineProperty(prototype, key, {
    configurable: false,
    get: () => method,
    set(this: object, value: unknown) {
      if (this === prototype) throw new TypeError(`${String(key)} of all clients cannot be replaced`);
      Object.defineProperty(this, key, { value, writable: true, configurable: true, enumerable: true });
    },
  });
}

export type Library = typeof mqtt;
export type { IClientOptions, IConnackPacket, IPublishPacket, MqttClient, Packet } from 'mqtt';
