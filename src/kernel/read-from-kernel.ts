// Reads what comes out of the kernel. Code of a learner runs there, so the page takes nothing on trust that it looks up or
// compares: types, cells, numbers. What an output shows is checked where it is shown. It checks by hand, since every page
// loads it at first, and `checks.ts` would come with it.
import type { CellId, FromKernel } from './protocol.ts';

/** Null for anything that is not a message of the protocol, or is about a cell that is not one of `cells`. */
export function readFromKernel(data: unknown, cells: { has(cell: CellId): boolean }): FromKernel | null {
  if (!isRecord(data)) return null;
  const { type, cell, execution } = data;
  if (type === 'ready' || type === 'interrupted' || type === 'alive') return { type };
  if (typeof cell !== 'string' || !cells.has(cell)) return null;
  if (type === 'names') return isNames(data) ? (data as FromKernel) : null;
  if (!Number.isSafeInteger(execution)) return null;
  switch (type) {
    case 'started':
    case 'acts-on':
      return data as FromKernel;
    case 'outputs':
      return Array.isArray(data.outputs) && data.outputs.every(isOutput) && typeof data.dropped === 'number'
        ? (data as FromKernel)
        : null;
    case 'waiting':
      return (data.wait === null || (isRecord(data.wait) && typeof data.wait.for === 'string')) &&
        (data.held === undefined || (Number.isSafeInteger(data.held) && (data.held as number) >= 0))
        ? (data as FromKernel)
        : null;
    case 'finished':
      return /^(ok|error|interrupted)$/.test(String(data.status)) && typeof data.milliseconds === 'number'
        ? (data as FromKernel)
        : null;
    default:
      return null;
  }
}

function isOutput(output: unknown): boolean {
  return (
    isRecord(output) && Number.isSafeInteger(output.id) && /^(log|result|display|error)$/.test(String(output.kind))
  );
}

function isNames({ declares, reads }: Record<string, unknown>): boolean {
  return (
    Array.isArray(declares) &&
    declares.every((name) => typeof name === 'string') &&
    Array.isArray(reads) &&
    reads.every((read) => isRecord(read) && typeof read.name === 'string' && typeof read.from === 'string')
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
