// A kernel as the wire knows it: which code runs in it, what that code may connect to, and what it has open.
import type { ProxiedConnection } from './proxied-connection.ts';
import { Questions, type QuestionsOptions } from './questions.ts';

export class KernelSide {
  readonly port: MessagePort;
  /** The one cell that runs in it, when its code came with a link; null for the kernel of the reader's own cells. */
  readonly foreign: string | null;
  /** Other addresses than the chosen one that the reader has agreed to for its code. */
  readonly allowed: Set<string>;
  readonly questions: Questions;
  readonly live = new Set<ProxiedConnection>();

  constructor(port: MessagePort, foreign: string | null, allowed: Set<string>, questions: QuestionsOptions) {
    this.port = port;
    this.foreign = foreign;
    this.allowed = allowed;
    this.questions = new Questions(questions);
  }

  /** Cuts what it has open. */
  cutAll(): void {
    this.questions.clear();
    for (const connection of [...this.live]) connection.cut();
  }

  /** Nothing of it is heard any more. */
  end(): void {
    this.cutAll();
    this.port.onmessage = null;
    this.port.close();
  }
}
