// What the broker in the page tells of messages that a limit has cost (broker/losses.ts), for rooms that do not know the broker.
export type { Loss } from '../broker/losses.ts';
