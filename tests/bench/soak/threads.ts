// The threads of a page - its workers, its sandbox, and their workers - each as something to send commands of the DevTools
// protocol to. Playwright knows the page's own workers only; the kernel's worker lives in the sandbox.
import type { Page } from 'playwright';

export interface Thread {
  type: string;
  url: string;
  send: (method: string, params?: object) => Promise<Record<string, unknown>>;
}

interface Attached {
  sessionId: string;
  targetInfo: { type: string; url: string };
}
type Send = Thread['send'];

/** Follows the threads of `page` as they come and go; `threads` are those that live now. */
export async function followThreads(page: Page): Promise<{ threads: () => Thread[]; end: () => Promise<void> }> {
  const session = await page.context().newCDPSession(page);
  const live = new Map<string, Thread>();
  // Playwright types each command and event by its name; here they are passed through.
  const root = session as unknown as { send: Send; on(event: string, listener: (params: never) => void): void };
  const send: Send = (method, params) => root.send(method, params);
  live.set('', { type: 'page', url: page.url(), send });
  const node = new ThreadNode('', send, live);
  root.on('Target.attachedToTarget', (params: Attached) => node.attached(params));
  root.on('Target.detachedFromTarget', (params: { sessionId: string }) => node.detached(params.sessionId));
  root.on('Target.receivedMessageFromTarget', (params: { sessionId: string; message: string }) =>
    node.received(params.sessionId, params.message),
  );
  await node.attach();
  return { threads: () => [...live.values()], end: () => session.detach() };
}

/** A thread, and what is attached through it: commands to those travel inside of its own. */
class ThreadNode {
  readonly #key: string;
  readonly #send: Send;
  readonly #live: Map<string, Thread>;
  readonly #children = new Map<string, ThreadNode>();
  readonly #waiting = new Map<
    number,
    { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }
  >();
  #last = 0;

  constructor(key: string, send: Send, live: Map<string, Thread>) {
    this.#key = key;
    this.#send = send;
    this.#live = live;
  }

  async attach(): Promise<void> {
    await this.#send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  }

  attached({ sessionId, targetInfo }: Attached): void {
    const key = `${this.#key}/${sessionId}`;
    const send: Send = (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = (child.#last += 1);
        child.#waiting.set(id, { resolve, reject });
        this.#send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) }).catch(
          reject,
        );
      });
    const child: ThreadNode = new ThreadNode(key, send, this.#live);
    this.#children.set(sessionId, child);
    this.#live.set(key, { ...targetInfo, send });
    child.attach().catch(() => undefined);
  }

  detached(sessionId: string): void {
    const gone = `${this.#key}/${sessionId}`;
    this.#children.delete(sessionId);
    for (const key of [...this.#live.keys()]) if (key.startsWith(gone)) this.#live.delete(key);
  }

  received(sessionId: string, text: string): void {
    const child = this.#children.get(sessionId);
    const message = JSON.parse(text) as {
      id?: number;
      method?: string;
      params?: never;
      result?: Record<string, unknown>;
      error?: { message: string };
    };
    if (child === undefined) return;
    if (message.id !== undefined) child.#settle(message.id, message.result, message.error);
    else if (message.method === 'Target.attachedToTarget') child.attached(message.params as unknown as Attached);
    else if (message.method === 'Target.detachedFromTarget')
      child.detached((message.params as unknown as Attached).sessionId);
    else if (message.method === 'Target.receivedMessageFromTarget') {
      const { sessionId: inner, message: body } = message.params as unknown as { sessionId: string; message: string };
      child.received(inner, body);
    }
  }

  #settle(id: number, result: Record<string, unknown> = {}, error?: { message: string }): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }
}
