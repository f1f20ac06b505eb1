// The one message on the port between the kernel and the wire worker: a client wants a connection.

/** `port` carries bytes both ways as a link (see message-port.ts). `cell` and `execution` name the run whose code asked. */
export interface OpenConnection {
  type: 'open';
  url: string;
  protocols: string[];
  cell: string;
  execution: number;
  port: MessagePort;
}
