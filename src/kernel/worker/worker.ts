// The kernel's worker: takes its two ports, closes every other way out, and only then listens for cells.
import { Kernel } from './kernel.ts';
import { leaveCodeNameless } from './nameless-code.ts';
import { lockIntrinsics } from './lock-intrinsics.ts';
import { lockLibrary } from '../modules/lock-library.ts';
import { library, restoreNames } from '../modules/mqtt-library.ts';
import type { KernelPorts } from '../protocol.ts';
import { removeGlobals } from './remove-globals.ts';
import { bindWakeSources } from './wake-sources.ts';

const scope = globalThis;

scope.onmessage = ({ data }: MessageEvent<KernelPorts>) => {
  scope.onmessage = null;
  const start = (): Kernel => new Kernel(library, data.page, data.wire);
  const uncaught = (error: unknown, code: 'thrown' | 'unhandled-rejection'): void => kernel.uncaught(error, code);
  scope.addEventListener('error', (event) => {
    event.preventDefault();
    // Of scripts with an address of their own WebKit hands no error on.
    uncaught(event.message === 'Script error.' ? new Error(event.message) : event.error, 'thrown');
  });
  scope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    uncaught(event.reason, 'unhandled-rejection');
  });
  restoreNames();
  bindWakeSources(() => kernel.beginWake());
  removeGlobals(scope);
  leaveCodeNameless(scope);
  lockIntrinsics(scope);
  lockLibrary(library);
  const kernel = start();
};
