// The timers that MQTT.js sees (bundle.ts puts them in its scope; MQTT.js itself is unmodified). Its `nextTick` is
// `setTimeout(0)`, which browsers clamp to 4 ms when nested; as a microtask it costs nothing.
import { platform } from '../worker/platform.ts';

type Callback = (...values: unknown[]) => void;

class Microtask {
  cancelled = false;
}
type TimerId = number | Microtask;

export function setTimeout(callback: Callback, milliseconds = 0, ...values: unknown[]): TimerId {
  if (milliseconds > 0) return platform.setTimeout(() => callback(...values), milliseconds);
  const microtask = new Microtask();
  platform.queueMicrotask(() => {
    if (!microtask.cancelled) callback(...values);
  });
  return microtask;
}

export function clearTimeout(id?: TimerId | null): void {
  if (id instanceof Microtask) id.cancelled = true;
  else if (id) platform.clearTimeout(id);
}

export function setInterval(callback: Callback, milliseconds = 0, ...values: unknown[]): number {
  return platform.setInterval(() => callback(...values), milliseconds);
}

export function clearInterval(id?: number | null): void {
  if (id) platform.clearInterval(id);
}
