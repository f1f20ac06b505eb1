// One connection of a cell: bytes go through unchanged in both directions, and a copy of them goes to the capture.
import type { LinkClosed } from '../link/link.ts';
import type { PortLink } from '../link/message-port.ts';
import { Capture, type CaptureOrigin } from './capture.ts';
import { ConnectAnswer } from './connect-answer.ts';
import type { FrameBatch } from './frame-batch.ts';
import type { Frame } from './frame.ts';
import type { ConnectFailure, ConnectionEvent } from './protocol.ts';
import { openUpstream, type Surroundings, type Upstream } from './upstream.ts';

/** Some brokers fire the will when a WebSocket closes right behind its DISCONNECT; they get this time to read it, in milliseconds. */
const GOODBYE = 50;

export interface ConnectionOptions {
  origin: CaptureOrigin;
  client: PortLink;
  protocols: string[];
  batch: FrameBatch;
  nextNumber: () => number;
  now: () => number;
  /** The connection could not be made, or the address was refused. */
  failed: (why: ConnectFailure) => void;
  /** Every frame, as it is captured. */
  captured: (frame: Frame) => void;
  /** It stands, or has ended after it stood. `url` as `readAddress` returns it. */
  changed: (event: 'opened' | 'closed', url: string, by: ConnectionEvent['by']) => void;
  /** Called once, at the end. */
  over: () => void;
}

export class ProxiedConnection {
  #options: ConnectionOptions;
  #capture: Capture;
  #upstream: Upstream | null = null;
  /** Bytes of a client that did not wait for the connection; null once it stands. */
  #early: Uint8Array[] | null = [];
  #over = false;
  #answer: ConnectAnswer | null = null;
  /** Where it stands to; null before. */
  #url: string | null = null;

  /** Holds the client: it is told nothing, and nothing of it is sent, before `connect`. */
  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#capture = new Capture(options.origin, options.nextNumber);
    options.client.onBytes = (bytes) => this.#fromClient(bytes);
    options.client.onClose = () => this.#clientClosed();
  }

  /** `url` as `readAddress` returns it. */
  connect(url: string, surroundings: Surroundings): void {
    if (this.#over || this.#upstream !== null) return;
    const { client, protocols } = this.#options;
    const answer = new ConnectAnswer(url, (why) => this.fail(why), surroundings.answerTimeout);
    this.#answer = answer;
    this.#upstream = openUpstream(url, protocols, surroundings, {
      opened: (protocol) => {
        this.#url = url;
        this.#options.changed('opened', url, 'client');
        client.open(protocol);
        const early = this.#early ?? [];
        this.#early = null;
        for (const bytes of early) this.#fromClient(bytes);
      },
      bytes: (bytes) => {
        this.#tap('to-client', bytes);
        answer.came(bytes);
        client.send(bytes);
      },
      closed: (closed) => {
        answer.closed();
        this.#end(closed, 'broker');
      },
      failed: (why) => this.fail(why),
    });
  }

  /** Refuses the client, with the reason. */
  fail(why: ConnectFailure): void {
    if (this.#over) return;
    this.#upstream?.close();
    this.#options.failed(why);
    this.#end({ clean: false, reason: `${why.code}: ${why.url}` }, 'broker');
  }

  /** Ends both sides at once: the kernel that the client lived in is gone. */
  cut(): void {
    this.#upstream?.close();
    this.#end({ clean: false, reason: 'cut' }, 'page');
  }

  #fromClient(bytes: Uint8Array): void {
    if (this.#early !== null) {
      this.#early.push(bytes);
      return;
    }
    this.#tap('to-broker', bytes);
    this.#upstream?.send(bytes);
  }

  #tap(direction: Frame['direction'], bytes: Uint8Array): void {
    if (this.#over) return;
    // The buffer itself travels on to another thread, so the capture reads a copy.
    const frames = this.#capture.push(direction, bytes.slice(), this.#options.now());
    this.#options.batch.add(frames);
    for (const frame of frames) {
      if (direction === 'to-broker') this.#answer?.sent(frame);
      this.#options.captured(frame);
    }
  }

  #clientClosed(): void {
    const upstream = this.#upstream;
    if (upstream?.isWebSocket && this.#capture.saidGoodbye) setTimeout(() => upstream.close(), GOODBYE);
    else upstream?.close();
    this.#end({ clean: true, reason: 'closed by the client' }, 'client');
  }

  #end(closed: LinkClosed, by: ConnectionEvent['by']): void {
    if (this.#over) return;
    this.#over = true;
    this.#answer?.end();
    this.#options.batch.flush();
    if (this.#url !== null) this.#options.changed('closed', this.#url, by);
    this.#options.client.closeBecause(closed);
    this.#options.over();
  }
}
