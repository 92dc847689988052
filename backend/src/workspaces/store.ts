import type { WorkspaceContents } from '@finally/contract';

export interface WorkspaceRow {
  readonly name: string;
  readonly contents: WorkspaceContents;
  readonly saved_at: string;
}

/** The workspaces of each account. Names are compared without regard to the case of A to Z. */
export interface WorkspaceStore {
  /** Returns the workspaces by name. */
  list(account_id: string): Promise<readonly WorkspaceRow[]>;
  /**
   * Creates a workspace, or replaces the one of the same name.
   *
   * @returns `full` if it is new and there are `count_max` already
   */
  save(
    account_id: string,
    workspace: WorkspaceRow,
    count_max: number,
  ): Promise<'created' | 'replaced' | 'full'>;
  /** @returns true if there was such a workspace */
  delete(account_id: string, name: string): Promise<boolean>;
}
