// The types of the module `lab`, whose contract is lab.d.ts.
export type { Message, MessagesOptions } from 'lab';
