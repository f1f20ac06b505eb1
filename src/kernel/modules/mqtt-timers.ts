// The timers that MQTT.js sees (bundle.ts puts them in its scope; MQTT.js itself is unmodified). Its `nextTick` is
// `setTimeout(0)`, which browsers clamp to 4 ms when nested; as a microtask it costs nothing.
import { host } from '../worker/platform.ts';

type Callback = (...values: unknown[]) => void;

class Microtask {
  cancelled = false;
}
type TimerId = number | Microtask;

export function setTimeout(callback: Callback, milliseconds = 0, ...values: unknown[]): TimerId {
  if (milliseconds > 0) return host.setTimeout(() => callback(...values), milliseconds);
  const microtask = new Microtask();
  host.queueMicrotask(() => {
    if (!microtask.cancelled) callback(...values);
  });
  return microtask;
}

export function clearTimeout(id?: TimerId | null): void {
  if (id instanceof Microtask) id.cancelled = true;
  else if (id) host.clearTimeout(id);
}

export function setInterval(callback: Callback, milliseconds = 0, ...values: unknown[]): number {
  return host.setInterval(() => callback(...values), milliseconds);
}

export function clearInterval(id?: number | null): void {
  if (id) host.clearInterval(id);
}
