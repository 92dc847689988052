/** Codes with which each call refuses, in order of precedence. */
export const WORKSPACE_REFUSALS = {
  save: ['too_many_workspaces'],
  delete: ['unknown_workspace'],
} as const;
export type WorkspaceRefusal<Call extends keyof typeof WORKSPACE_REFUSALS> =
  (typeof WORKSPACE_REFUSALS)[Call][number];
