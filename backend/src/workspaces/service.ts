import {
  WORKSPACE_SENTENCES,
  WORKSPACES_MAX,
  type Workspace,
  type WorkspaceContents,
  type Workspaces,
} from '@finally/contract';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { toIso, type WallClock } from '../kernel/time/clock.ts';
import type { WorkspaceRefusal } from './refusals.ts';
import type { WorkspaceStore } from './store.ts';

export interface WorkspaceServiceOptions {
  readonly account_id: string;
  readonly store: WorkspaceStore;
  readonly clock: WallClock;
}

/** Keeps the named workspaces of an account. */
export class WorkspaceService {
  readonly #options: WorkspaceServiceOptions;

  constructor(options: WorkspaceServiceOptions) {
    this.#options = options;
  }

  async list(): Promise<Workspaces> {
    return { workspaces: [...(await this.#options.store.list(this.#options.account_id))] };
  }

  /** Saves under a name; a workspace that has the name, ignoring case, is replaced. */
  async save(
    name: string,
    contents: WorkspaceContents,
  ): Promise<Result<{ workspace: Workspace; isNew: boolean }, WorkspaceRefusal<'save'>>> {
    const { account_id, store, clock } = this.#options;
    const workspace = { name, contents, saved_at: toIso(clock.now_ms()) };
    const outcome = await store.save(account_id, workspace, WORKSPACES_MAX);
    if (outcome === 'full') return refuse('too_many_workspaces', WORKSPACE_SENTENCES.too_many);
    return ok({ workspace, isNew: outcome === 'created' });
  }

  async delete(name: string): Promise<Result<undefined, WorkspaceRefusal<'delete'>>> {
    const { account_id, store } = this.#options;
    return (await store.delete(account_id, name))
      ? ok(undefined)
      : refuse('unknown_workspace', `There is no workspace named ${name}.`);
  }
}
