// The sandbox in the page: the frame whose document starts the worker, and ends it.
import { afterMessages } from './after-messages.ts';
import type { FromSandbox, ToSandbox } from './protocol.ts';
import { randomToken } from './random-token.ts';
import { sandboxDocument } from './sandbox.ts';
import { StartFailure } from './start-failure.ts';

/** Its script has spoken before its document is there, so it is given up this many milliseconds later: nothing runs in it. */
const silence = 2000;

export class SandboxFrame {
  /** Resolves when it can be talked to. Rejects with StartFailure. */
  readonly loaded: Promise<void>;
  readonly #frame: HTMLIFrameElement;
  readonly #over = new AbortController();

  /** It is not shown. `failed` hears of a worker that does not start, and of one that ends with an error. */
  constructor(mount: HTMLElement, failed: (error: Error) => void) {
    const frame = (this.#frame = hiddenFrame());
    this.loaded = new Promise((resolve, reject) => {
      const hear = ({ source, data }: MessageEvent<FromSandbox>): void => {
        if (source !== frame.contentWindow) return;
        if (data.type === 'loaded') resolve();
        if (data.type === 'failed') failed(failureOf(data));
      };
      window.addEventListener('message', hear, { signal: this.#over.signal });
      const giveUp = (): void => reject(new StartFailure('blocked', 'the sandbox of the cells does not run'));
      frame.addEventListener('load', () => setTimeout(() => afterMessages(giveUp), silence), {
        signal: this.#over.signal,
      });
      mount.append(frame);
    });
  }

  tell(message: ToSandbox, ports: MessagePort[] = []): void {
    this.#frame.contentWindow?.postMessage(message, '*', ports);
  }

  remove(): void {
    this.#over.abort();
    this.#frame.remove();
  }
}

function hiddenFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.setAttribute('tabindex', '-1');
  frame.referrerPolicy = 'no-referrer';
  frame.title = 'kernel';
  frame.hidden = true;
  frame.srcdoc = sandboxDocument(randomToken());
  return frame;
}

/** A worker with an error of its code has a message; one that the browser has not started has none. */
function failureOf({ message, blocked }: Extract<FromSandbox, { type: 'failed' }>): Error {
  if (blocked !== undefined) return new StartFailure('blocked', `${blocked} of the page's policy forbids the worker`);
  return message === '' ? new StartFailure('unknown', 'the worker of the cells does not start') : new Error(message);
}
