// Code that came with a link has a kernel of its own: what it asks of the wire is asked in the name of its cell.
import { describe, expect, it } from 'vitest';
import type { FaultAction } from '../../src/wire/kernel-protocol.ts';
import { bytesOf, connect, publish } from '../capture/packets.ts';
import { realBroker, TestBroker } from './test-broker.ts';
import { TestKernel } from './test-kernel.ts';

const inPage = 'ws://in-page/mqtt';

function kernels(): { kernel: TestKernel; foreign: MessagePort } {
  const kernel = new TestKernel();
  kernel.switchboard.handle({ type: 'broker', port: new TestBroker().inPagePort() });
  return { kernel, foreign: kernel.foreignKernel('stranger') };
}

describe('a kernel for the code of a link', () => {
  it('opens connections as its own cell, whatever cell it names', async () => {
    const { kernel, foreign } = kernels();
    const client = kernel.open(inPage, { cell: 'hello' }, foreign);
    await client.opened;
    client.link.send(bytesOf(connect));
    await kernel.heard('packets');
    expect(kernel.packets().map(({ cell }) => cell)).toContain('stranger');
    expect(kernel.packets().map(({ cell }) => cell)).not.toContain('hello');
    kernel.open('ws://elsewhere.test/', { cell: 'hello' }, foreign);
    expect(await kernel.heard('ask')).toEqual({
      type: 'ask',
      url: 'ws://elsewhere.test/',
      cell: 'stranger',
      foreign: 'stranger',
    });
  });

  it('names no line of another cell as the cause of a packet', async () => {
    const { kernel, foreign } = kernels();
    const client = kernel.open(inPage, {}, foreign);
    await client.opened;
    const cause = { by: 'call', cell: 'hello', execution: 1, line: 1, call: 'connect' };
    client.link.note({ index: 0, packetType: 1, cause });
    client.link.note({ index: 1, packetType: 3, cause: { ...cause, cell: 'stranger' } });
    client.link.send(bytesOf(connect));
    client.link.send(bytesOf(publish));
    await kernel.heard('packets', ({ packets }) => packets.some(({ packet }) => packet?.type === 'PUBLISH'));
    const causes = kernel.packets().filter(({ direction }) => direction === 'to-broker');
    expect(causes.map(({ cause: told }) => told)).toEqual([undefined, { ...cause, cell: 'stranger' }]);
  });

  it('is allowed an address for itself, and the reader’s cells one for themselves', async () => {
    const { url } = await realBroker();
    const { kernel, foreign } = kernels();
    const [own, theirs] = [kernel.open(url), kernel.open(url, {}, foreign)];
    await kernel.heard('ask', (ask) => ask.foreign === undefined);
    await kernel.heard('ask', (ask) => ask.foreign === 'stranger');
    kernel.switchboard.handle({ type: 'answer', url, allow: false, foreign: 'stranger' });
    expect((await theirs.closed).reason).toBe(`not-allowed: ${url}`);
    kernel.switchboard.handle({ type: 'answer', url, allow: true });
    await own.opened;
    const asks = (): number => kernel.told.filter(({ type }) => type === 'ask').length;
    const before = asks();
    const again = kernel.foreignKernel('stranger');
    kernel.open(url, {}, again);
    while (asks() === before) await kernel.next();
    kernel.switchboard.handle({ type: 'answer', url, allow: true, foreign: 'stranger' });
    await kernel.open(url, {}, again).opened;
    // The next run has a kernel of its own, and is asked about anew.
    kernel.open(url, {}, kernel.foreignKernel('stranger'));
    while (asks() === before + 1) await kernel.next();
  });

  it('takes its connections along when it ends, and leaves those of the reader’s cells', async () => {
    const { kernel, foreign } = kernels();
    const [own, theirs] = [kernel.open(inPage), kernel.open(inPage, {}, foreign)];
    await Promise.all([own.opened, theirs.opened]);
    kernel.switchboard.handle({ type: 'kernel-ended', foreign: 'stranger' });
    await theirs.closed;
    own.link.send(bytesOf(connect));
    await own.bytes(5);
  });

  it('disturbs no packets but its own, and its faults end with it', async () => {
    const { kernel, foreign } = kernels();
    const action: FaultAction = { kind: 'drop' };
    const fault = { action, filter: '', clientId: null, direction: 'both', times: null, chance: 1, seed: null };
    foreign.postMessage({ type: 'set-fault', ask: 1, cell: 'hello', execution: 1, fault });
    await kernel.heard('faults');
    const own = kernel.open(inPage, { cell: 'hello', execution: 1 });
    await own.opened;
    own.link.send(bytesOf(connect));
    await own.bytes(5);
    kernel.switchboard.handle({ type: 'kernel-ended', foreign: 'stranger' });
    await kernel.heard('faults', ({ rules }) => rules.length === 0);
  });
});
