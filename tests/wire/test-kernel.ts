// A switchboard with a kernel port to open connections from and everything it has told the page.
import type { OpenConnection } from '../../src/wire/kernel-protocol.ts';
import { portLink, type PortLink } from '../../src/link/message-port.ts';
import type { LinkClosed } from '../../src/link/link.ts';
import type { FromWire, WireMessage } from '../../src/wire/page-protocol.ts';
import { unpackPackets } from '../../src/capture/packing/unpack-packets.ts';
import { Switchboard, type SwitchboardOptions } from '../../src/wire/switchboard.ts';

export interface TestClient {
  link: PortLink;
  received: Uint8Array[];
  opened: Promise<string>;
  closed: Promise<LinkClosed>;
  /** Resolves when so many bytes have come. */
  bytes(count: number): Promise<void>;
}

export class TestKernel {
  readonly told: FromWire[] = [];
  readonly switchboard: Switchboard;
  #port: MessagePort;
  #wakers: (() => void)[] = [];

  constructor(options: Partial<SwitchboardOptions> = {}) {
    const post = (message: WireMessage): void => {
      this.told.push(
        message.type === 'packed-packets' ? { type: 'packets', packets: unpackPackets(message, 0) } : message,
      );
      if (message.type === 'packed-packets') this.#takePackets();
      for (const waker of this.#wakers.splice(0)) waker();
    };
    this.switchboard = new Switchboard({ post, now: () => performance.now(), pageIsHttps: false, ...options });
    this.#port = this.freshKernel();
  }

  /** The page is busy: it takes no packets until it is told to. */
  busy = false;
  #untaken = 0;

  #takePackets(): void {
    this.#untaken += 1;
    queueMicrotask(() => {
      if (!this.busy) this.free();
    });
  }

  free(): void {
    this.busy = false;
    for (; this.#untaken > 0; this.#untaken -= 1) this.switchboard.handle({ type: 'taken' });
  }

  /** Gives the switchboard a new kernel, as after a restart. */
  freshKernel(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.switchboard.handle({ type: 'kernel', port: port2 });
    this.#port = port1;
    return port1;
  }

  /** Posts anything at all on the kernel's port. */
  say(data: unknown, transfer: Transferable[] = []): void {
    this.#port.postMessage(data, transfer);
  }

  open(url: string, changes: Partial<Omit<OpenConnection, 'port' | 'url'>> = {}, from = this.#port): TestClient {
    const { port1, port2 } = new MessageChannel();
    const request = { type: 'open', url, protocols: ['mqtt'], cell: 'hello', execution: 1, ...changes, port: port2 };
    from.postMessage(request, [port2]);
    return clientOf(portLink(port1));
  }

  /** A kernel for the code of a link in `cell`, beside the other. */
  foreignKernel(cell: string): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.switchboard.handle({ type: 'kernel', port: port2, foreign: cell });
    return port1;
  }

  /** The first message of a type that was told, or will be, for which `fits` holds. */
  async heard<Type extends FromWire['type']>(
    type: Type,
    fits: (message: Extract<FromWire, { type: Type }>) => boolean = () => true,
  ): Promise<Extract<FromWire, { type: Type }>> {
    const isIt = (message: FromWire): message is Extract<FromWire, { type: Type }> => message.type === type;
    for (;;) {
      const found = this.told.filter(isIt).find(fits);
      if (found !== undefined) return found;
      await this.next();
    }
  }

  /** Resolves when the page is told anything more. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#wakers.push(resolve));
  }

  /** Without those that came again with other numbers. */
  packets() {
    const told = this.told.flatMap((message) => (message.type === 'packets' ? message.packets : []));
    const replaced = new Set(told.map(({ instead }) => instead));
    return told.filter(({ number }) => !replaced.has(number));
  }
}

export function clientOf(link: PortLink): TestClient {
  const received: Uint8Array[] = [];
  const wakers: (() => void)[] = [];
  let came = 0;
  link.onBytes = (bytes) => {
    received.push(bytes);
    came += bytes.length;
    for (const waker of wakers.splice(0)) waker();
  };
  const opened = new Promise<string>((resolve) => (link.onOpen = resolve));
  const closed = new Promise<LinkClosed>((resolve) => (link.onClose = resolve));
  const bytes = async (count: number): Promise<void> => {
    while (came < count) await new Promise<void>((resolve) => wakers.push(resolve));
  };
  return { link, received, opened, closed, bytes };
}
