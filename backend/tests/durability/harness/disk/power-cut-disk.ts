import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Dice } from '../dice.ts';
import { FileBytes } from './file-bytes.ts';
import type { TraceEvent } from './trace.ts';

type FileEvent = Extract<TraceEvent, { kind: 'write' | 'truncate' }>;
type NameEvent = Extract<TraceEvent, { kind: 'folder' | 'create' | 'unlink' }>;

/** A file's synced content, and the changes made since. */
interface Content {
  readonly synced: FileBytes;
  pending: { readonly number: number; readonly event: FileEvent }[];
}

/** Which unsynced writes survive a power cut. */
export const LOSSES = ['nothing', 'everything', 'in-order', 'pages', 'sectors'] as const;
export type Loss = (typeof LOSSES)[number];

const PAGE_BYTES = 4_096;
const SECTOR_BYTES = 512;

/**
 * Simulates a disk with the weakest allowed guarantees: synced data stays, and any part of the rest
 * may be present or missing, in any order. A file's name is durable only once its folder is synced,
 * and a deleted file may reappear.
 */
export class PowerCutDisk {
  readonly #contents = new Map<string, Content>();
  readonly #names = new Map<string, Content>();
  #pendingNames: { readonly number: number; readonly event: NameEvent; content?: Content }[] = [];
  #number = 0;

  /** Applies the next event of a trace. */
  apply(event: TraceEvent): void {
    const number = this.#number++;
    switch (event.kind) {
      case 'folder':
        this.#pendingNames.push({ number, event });
        break;
      case 'create':
        if (this.#contents.has(event.path)) break;
        this.#contents.set(event.path, { synced: new FileBytes(), pending: [] });
        this.#pendingNames.push({ number, event, content: this.#content(event.path) });
        break;
      case 'unlink':
        this.#contents.delete(event.path);
        this.#pendingNames.push({ number, event });
        break;
      case 'write':
      case 'truncate':
        this.#content(event.path).pending.push({ number, event });
        break;
      case 'sync':
        this.#sync(event.path, event.from);
        break;
      case 'acknowledged':
    }
  }

  /** Writes the state after a power cut into `folder`. */
  writeImage(folder: string, loss: Loss, dice: Dice): void {
    mkdirSync(folder, { recursive: true });
    const names = new Map(this.#names);
    for (const { event, content } of this.#pendingNames) {
      if (keeps(loss, dice)) applyName(names, event, content);
      // The folder itself is lost, with all its files.
      else if (event.kind === 'folder') return;
    }
    for (const [path, content] of names) {
      writeFileSync(join(folder, basename(path)), afterCut(content, loss, dice));
    }
  }

  #content(path: string): Content {
    const content = this.#contents.get(path);
    if (!content) throw new Error(`${path} was written before it was created`);
    return content;
  }

  #sync(path: string, from: number): void {
    const content = this.#contents.get(path);
    if (content) {
      for (const { number, event } of content.pending) {
        if (number < from) perform(content.synced, event);
      }
      content.pending = content.pending.filter(({ number }) => number >= from);
      return;
    }
    const inFolder = ({ number, event }: { number: number; event: NameEvent }) =>
      number < from && dirname(event.path) === path;
    for (const pending of this.#pendingNames) {
      if (inFolder(pending)) applyName(this.#names, pending.event, pending.content);
    }
    this.#pendingNames = this.#pendingNames.filter((pending) => !inFolder(pending));
  }
}

function applyName(names: Map<string, Content>, event: NameEvent, content?: Content): void {
  if (event.kind === 'unlink') names.delete(event.path);
  else if (content) names.set(event.path, content);
}

const keeps = (loss: Loss, dice: Dice): boolean =>
  loss === 'everything' || (loss !== 'nothing' && dice.chance(0.5));

/** Returns a file's content after the cut. */
function afterCut({ synced, pending }: Content, loss: Loss, dice: Dice): Buffer {
  const file = synced.copy();
  if (loss === 'in-order') {
    // All writes before some write survive; that one is torn.
    const kept = dice.below(pending.length + 1);
    for (const { event } of pending.slice(0, kept)) perform(file, event);
    const torn = pending[kept]?.event;
    if (torn?.kind === 'write') perform(file, tear(torn, dice));
  } else if (loss === 'everything') {
    for (const { event } of pending) perform(file, event);
  } else if (loss !== 'nothing') {
    const odds = dice.between(0.05, 0.95);
    const step = loss === 'pages' ? PAGE_BYTES : SECTOR_BYTES;
    for (const { event } of pending) {
      for (const part of event.kind === 'write' ? pieces(event, step) : [event]) {
        if (dice.chance(odds)) perform(file, part);
      }
    }
  }
  return file.bytes();
}

type WriteEvent = Extract<FileEvent, { kind: 'write' }>;

/** Returns the beginning of a write; the rest of the interrupted sector is noise. */
function tear(event: WriteEvent, dice: Dice): WriteEvent {
  const whole = dice.below(event.data.length);
  const data = Buffer.from(event.data.subarray(0, whole + SECTOR_BYTES));
  for (let at = whole; at < data.length; at++) data[at] = dice.below(256);
  return { ...event, data };
}

function* pieces(event: WriteEvent, step: number): Generator<WriteEvent> {
  const end = event.offset + event.data.length;
  for (let from = event.offset; from < end; ) {
    const to = Math.min(end, from - (from % step) + step);
    yield {
      ...event,
      offset: from,
      data: event.data.subarray(from - event.offset, to - event.offset),
    };
    from = to;
  }
}

function perform(file: FileBytes, event: FileEvent): void {
  if (event.kind === 'truncate') file.truncate(event.size);
  else file.write(event.offset, event.data);
}
