// A page with a kernel, the wire and the broker in the page and nothing else. Tests talk to `globalThis.lab`.
import { loadKernelCode } from 'virtual:kernel';
import type { PacketCause } from '../../../../src/capture/packet-cause.ts';
import { KernelManager } from '../../../../src/kernel/kernel-manager.ts';
import type { FromKernel, Output } from '../../../../src/kernel/protocol.ts';
import type { FaultRequest } from '../../../../src/wire/kernel-protocol.ts';
import { Wire } from '../../../../src/wire/wire.ts';

export interface Ran {
  status: 'ok' | 'error' | 'interrupted';
  outputs: Output[];
  dropped: number;
  milliseconds: number;
}

export interface Lab {
  kernel: KernelManager;
  /** Runs a cell and resolves when it has finished. */
  run(cell: string, source: string): Promise<Ran>;
  /** Everything that a cell has shown in its last execution, also after its end. */
  outputs(cell: string): Output[];
  messages: FromKernel[];
  /** Addresses that the wire has asked the reader about. */
  asked: string[];
  /** Packets that the wire has seen, as `cell direction`. */
  packets: string[];
  /** What has caused them. */
  causes: (PacketCause | undefined)[];
  allow: (url: string, allow: boolean) => void;
  /** A fault that no cell has asked for. */
  addFault: (fault: FaultRequest) => void;
}

const inPage = { kind: 'in-page', url: 'ws://in-page/mqtt' } as const;
const wire = new Wire(
  () => new Worker(new URL('../../../../src/wire/worker.ts', import.meta.url), { type: 'module' }),
  () => {
    const worker = new Worker(new URL('../../../../src/broker/hosts/worker.ts', import.meta.url), { type: 'module' });
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ type: 'broker', port: port2 }, [port2]);
    return port1;
  },
);
wire.choose(inPage, []);

const kernel = new KernelManager({
  loadCode: loadKernelCode,
  connectWire: (port) => wire.connectKernel(port),
  settings: { brokerUrl: inPage.url, namespace: 'lab/test', language: 'en' },
  mount: document.body,
});

const messages: FromKernel[] = [];
const asked: string[] = [];
const packets: string[] = [];
const causes: (PacketCause | undefined)[] = [];
const shown = new Map<string, { execution: number; outputs: Output[]; dropped: number }>();
let execution = 0;

kernel.listen((message) => {
  messages.push(message);
  if (message.type === 'started') shown.set(message.cell, { execution: message.execution, outputs: [], dropped: 0 });
  if (message.type === 'outputs') keep(message);
});
wire.listen((message) => {
  if (message.type === 'ask') asked.push(message.url);
  if (message.type !== 'packets') return;
  packets.push(...message.packets.map(({ cell, direction }) => `${cell} ${direction}`));
  causes.push(...message.packets.map(({ cause }) => cause));
});

function keep(message: FromKernel & { type: 'outputs' }): void {
  const cell = shown.get(message.cell);
  if (!cell) return;
  cell.dropped = message.dropped;
  for (const output of message.outputs) {
    const isNew = output.id > (cell.outputs.at(-1)?.id ?? 0);
    const at = isNew ? -1 : cell.outputs.findIndex(({ id }) => id === output.id);
    if (at >= 0) cell.outputs[at] = output;
    else cell.outputs.push(output);
  }
  if (cell.outputs.length > 4000) cell.outputs.splice(0, cell.outputs.length - 4000);
}

function run(cell: string, source: string): Promise<Ran> {
  execution += 1;
  const mine = execution;
  return new Promise((resolve) => {
    const stop = kernel.listen((message) => {
      if (message.type !== 'finished' || message.cell !== cell || message.execution !== mine) return;
      stop();
      const { outputs = [], dropped = 0 } = shown.get(cell) ?? {};
      resolve({ status: message.status, milliseconds: message.milliseconds, outputs: [...outputs], dropped });
    });
    kernel.execute(cell, mine, source);
  });
}

const lab: Lab = {
  kernel,
  run,
  outputs: (cell) => shown.get(cell)?.outputs ?? [],
  messages,
  asked,
  packets,
  causes,
  allow: (url, allow) => wire.answer(url, allow),
  addFault: (fault) => wire.send({ type: 'add-fault', fault }),
};
Object.assign(globalThis, { lab });
