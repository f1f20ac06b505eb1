// Stubs for the parts of Node.js that the types of MQTT.js name. Only what a cell can meet in the browser is described;
// the rest is deliberately thin, because the whole of @types/node is 2.4 MB and would promise a Node that is not there.
// The keys are paths beneath `node_modules/mqtt/node_modules`, where MQTT.js finds them and a cell does not.

const eventEmitter = `
    on(event: string | symbol, listener: (...args: any[]) => void): this;
    once(event: string | symbol, listener: (...args: any[]) => void): this;
    off(event: string | symbol, listener: (...args: any[]) => void): this;
    addListener(event: string | symbol, listener: (...args: any[]) => void): this;
    removeListener(event: string | symbol, listener: (...args: any[]) => void): this;
    removeAllListeners(event?: string | symbol): this;
    emit(event: string | symbol, ...args: any[]): boolean;
    listenerCount(event: string | symbol): number;`;

const streams = `
  export interface DuplexOptions { objectMode?: boolean; highWaterMark?: number; allowHalfOpen?: boolean }
  export interface Readable extends NodeJS.EventEmitter, AsyncIterable<any> {
    readonly readable: boolean; readonly destroyed: boolean;
    read(size?: number): any; pause(): this; resume(): this; destroy(error?: Error): this;
  }
  export interface Writable extends NodeJS.EventEmitter {
    readonly writable: boolean;
    write(chunk: any, callback?: (error?: Error | null) => void): boolean; end(callback?: () => void): this;
    cork(): void; uncork(): void;
  }
  export class Duplex { constructor(options?: DuplexOptions) }
  export interface Duplex extends Readable, Writable { setNoDelay?(noDelay?: boolean): this }
  export class Transform extends Duplex {}`;

export const nodeStubs: Readonly<Record<string, string>> = {
  'readable-stream/index.d.ts': streams,
  'http/index.d.ts': 'export interface ClientRequestArgs { [option: string]: unknown }',
  'ws/index.d.ts':
    'export interface ClientOptions { protocol?: string; headers?: Record<string, string>; [option: string]: unknown }',
  'worker-timers/index.d.ts': `
    export declare const setInterval: (run: () => void, milliseconds?: number) => number;
    export declare const clearInterval: (timer: number) => void;`,
  'node-globals.d.ts': `
    import type { Buffer as BrowserBuffer } from './buffer/index.d.ts';
    declare global {
      /** Bytes, as MQTT.js hands them over: a Uint8Array with Node's reading and writing methods. */
      interface Buffer extends BrowserBuffer {}
      type BufferEncoding = 'ascii' | 'utf8' | 'utf-8' | 'utf16le' | 'ucs2' | 'base64' | 'base64url' | 'latin1' | 'binary' | 'hex';
      namespace NodeJS {
        interface EventEmitter {${eventEmitter}
        }
        interface WritableStream extends EventEmitter { write(chunk: any): boolean; end(): this }
      }
    }`,
  'node-stream.d.ts': `declare module 'node:stream' {${streams.replaceAll('export ', '')}
  export { Duplex, Readable, Transform, Writable };\n}`,
};
