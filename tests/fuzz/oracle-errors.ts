// Where mqtt-packet refuses what the specification allows: packets that the comparison leaves out, each with the section that it gets wrong.

export interface OracleError {
  clause: string;
  what: string;
  /** Whether the bytes of a packet are such a case. */
  concerns: (bytes: Uint8Array) => boolean;
}

export const oracleErrors: readonly OracleError[] = [
  {
    clause: 'MQTT5-3.15.2.1',
    what: 'AUTH without Reason Code and properties means Success',
    concerns: (bytes) => bytes[0] === 0xf0 && bytes[1] === 0,
  },
  {
    clause: 'MQTT5-2.4',
    what: '0x8C Bad authentication method is a Reason Code of DISCONNECT',
    concerns: (bytes) => bytes[0] === 0xe0 && bytes[bodyAt(bytes)] === 0x8c,
  },
];

/** Where the variable header begins. */
function bodyAt(bytes: Uint8Array): number {
  let at = 1;
  while (((bytes[at] ?? 0) & 0x80) !== 0) at += 1;
  return at + 1;
}

export function oracleIsWrong(bytes: Uint8Array): boolean {
  return oracleErrors.some(({ concerns }) => concerns(bytes));
}
