import type { Memories, Memory } from '@finally/contract';
import { ok, type Result } from '../../kernel/result.ts';
import type { AssistantRefusal } from '../refusals.ts';
import { type AssistantMemory, unknownMemory } from './memory.ts';
import { type OutcomeSources, toMemory } from './outcomes.ts';

export interface MemoryServiceOptions extends OutcomeSources {
  readonly memory: AssistantMemory;
}

/** What the assistant remembers, as a person sees and edits it. */
export class MemoryService {
  readonly #options: MemoryServiceOptions;

  constructor(options: MemoryServiceOptions) {
    this.#options = options;
  }

  /** Returns what is remembered, newest first, with what became of it. */
  async list(): Promise<Memories> {
    const { enabled, rows } = this.#options.memory;
    const memories: Memory[] = [];
    for (const row of rows) memories.push(await toMemory(row, this.#options));
    return { enabled, memories };
  }

  /** Remembers a text, and enforces it if it is a limit. */
  async remember(text: string): Promise<Result<Memory, AssistantRefusal<'remember'>>> {
    const remembered = await this.#options.memory.remember(text);
    return remembered.ok ? ok(await toMemory(remembered.value, this.#options)) : remembered;
  }

  /** Replaces the text of a memory; what it enforces is read anew. */
  async change(
    id: string,
    text: string,
  ): Promise<Result<Memory, AssistantRefusal<'changeMemory'>>> {
    const changed = await this.#options.memory.change(id, text);
    return changed.ok ? ok(await toMemory(changed.value, this.#options)) : changed;
  }

  /** Forgets something for good. */
  async forget(id: string): Promise<Result<void, AssistantRefusal<'forgetMemory'>>> {
    const { memory } = this.#options;
    if (!memory.rows.some((row) => row.id === id)) return unknownMemory();
    await memory.forget([id]);
    return ok(undefined);
  }

  /** Turns the memory on or off, keeping what is in it. */
  async setEnabled(enabled: boolean): Promise<Memories> {
    await this.#options.memory.setEnabled(enabled);
    return this.list();
  }
}
