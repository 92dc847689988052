import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Receipt } from '../journal.ts';

/** File operations in a folder and answers sent to clients, in order. */
export type TraceEvent =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly offset: number;
      readonly data: Buffer;
    }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  /** The data of `path` written before event number `from` is now on disk. */
  | { readonly kind: 'sync'; readonly path: string; readonly from: number }
  | { readonly kind: 'acknowledged'; readonly receipt: Receipt };

const END_MS_MAX = 30_000;

const CALLS = 'openat,mkdir,unlink,write,writev,sendto,sendmsg,pwrite64,ftruncate,fsync,fdatasync';

/**
 * Returns the command prefix that records a server's writes to `trace_path`. With `-D` the tracer
 * runs as a detached process, so the started process is the server itself.
 */
export const tracer = (trace_path: string): string[] => [
  'strace',
  ...['-D', '-f', '--seccomp-bpf', '-y', '-xx', '-s', '70000', '-qq', '-e', 'signal=none'],
  ...['-e', `trace=${CALLS}`, '-o', trace_path, '--'],
];

/**
 * Call this while the process runs.
 *
 * @returns a function that resolves once the tracer has ended and the trace is complete
 */
export function tracerOf(pid: number): () => Promise<void> {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const tracer_pid = Number(/^TracerPid:\s*(\d+)/m.exec(status)?.[1]);
  if (!tracer_pid) throw new Error(`process ${pid} is not traced`);
  return async () => {
    const deadline = Date.now() + END_MS_MAX;
    while (existsSync(`/proc/${tracer_pid}`)) {
      if (Date.now() > deadline) throw new Error('the trace did not come to its end');
      await pause(20);
    }
  };
}

const toBytes = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex');
const decode = (text: string): string => toBytes(text).toString();

interface Call {
  readonly name: string;
  readonly started: string;
  /** Number of events before this one. */
  readonly from: number;
}

/**
 * Parses a tracer's output. A write counts from its beginning, and an answer from when it starts to
 * be sent. A sync counts only once it has returned, and only for data written before it began. So
 * if threads overlap, the disk is assumed to have done as little as allowed.
 *
 * @param folder only files in this folder count
 */
export async function readTrace(trace_path: string, folder: string): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const open = new Map<string, Call>();
  const lines = createInterface({ input: createReadStream(trace_path, 'latin1') });
  for await (const line of lines) {
    const begun = /^(\d+)\s+(\w+)\((.*)$/s.exec(line);
    if (begun) {
      const [, pid = '', name = '', rest = ''] = begun;
      const call = { name, started: rest, from: events.length };
      events.push(...onBegin(call, folder));
      if (rest.endsWith('<unfinished ...>')) open.set(pid, call);
      else events.push(...onEnd(call, rest, folder));
      continue;
    }
    const resumed = /^(\d+)\s+<\.\.\. \w+ resumed>(.*)$/s.exec(line);
    const call = resumed && open.get(resumed[1] ?? '');
    if (resumed && call) {
      open.delete(resumed[1] ?? '');
      events.push(...onEnd(call, resumed[2] ?? '', folder));
    }
  }
  return events;
}

/** The shared-memory index is not durable state; SQLite rebuilds it from the log. */
const counts = (path: string, folder: string): boolean =>
  path.startsWith(`${folder}/`) && !path.endsWith('-shm');

function onBegin({ name, started }: Call, folder: string): TraceEvent[] {
  if (name === 'pwrite64') {
    const match = /^\d+<([^>]*)>, "([^"]*)", \d+, (\d+)/.exec(started);
    if (!match) return [];
    const [, file = '', data = '', offset = ''] = match;
    const path = decode(file);
    if (!counts(path, folder)) return [];
    return [{ kind: 'write', path, offset: Number(offset), data: toBytes(data) }];
  }
  if (name === 'ftruncate') {
    const match = /^\d+<([^>]*)>, (\d+)/.exec(started);
    const path = match ? decode(match[1] ?? '') : '';
    return counts(path, folder) ? [{ kind: 'truncate', path, size: Number(match?.[2]) }] : [];
  }
  if (name === 'write' || name === 'writev' || name === 'sendto' || name === 'sendmsg') {
    return [...started.matchAll(/"([^"]*)"/g)].flatMap(([, text = '']) => toAcknowledged(text));
  }
  return [];
}

function onEnd({ name, started, from }: Call, ended: string, folder: string): TraceEvent[] {
  const returned = /\) += (-?\d+)/.exec(ended)?.[1];
  if (returned === undefined || Number(returned) < 0) return [];
  if (name === 'fsync' || name === 'fdatasync') {
    const path = decode(/^\d+<([^>]*)>/.exec(started)?.[1] ?? '');
    return [{ kind: 'sync', path, from }];
  }
  const path = decode(/"([^"]*)"/.exec(started)?.[1] ?? '');
  if (name === 'mkdir' && `${folder}/`.startsWith(`${path}/`)) return [{ kind: 'folder', path }];
  if (!counts(path, folder)) return [];
  if (name === 'unlink') return [{ kind: 'unlink', path }];
  if (name === 'openat' && started.includes('O_CREAT')) return [{ kind: 'create', path }];
  return [];
}

const CREATED = Buffer.from('HTTP/1.1 201 ')
  .toString('hex')
  .replace(/../g, (byte) => `\\x${byte}`);

function toAcknowledged(text: string): TraceEvent[] {
  if (!text.startsWith(CREATED)) return [];
  const answer = decode(text);
  const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
  // Other requests are answered with 201, too.
  if (!body.startsWith('{"trade":')) return [];
  return [{ kind: 'acknowledged', receipt: JSON.parse(body) as Receipt }];
}
