import { isBlank } from '../visible-text.ts';

/** Workspaces that one account keeps. */
export const WORKSPACES_MAX = 30;
export const WORKSPACE_NAME_LENGTH_MAX = 40;
/** Charts that one desk shows. */
export const CHARTS_MAX = 4;
/** Panels, docks, sizes and groups that one workspace names, each. */
export const WORKSPACE_NAMES_MAX = 40;

/** Sentences that refuse the name of a workspace. The server and the page use the same ones. */
export const WORKSPACE_SENTENCES = {
  name_missing: 'A workspace needs a name with visible characters.',
  name_too_long: `A name is at most ${WORKSPACE_NAME_LENGTH_MAX} characters long.`,
  name_has_controls: 'A name has no line breaks and no other control characters.',
  too_many: `There are ${WORKSPACES_MAX} workspaces already. Delete one first.`,
} as const;

/** Returns what is wrong with the name of a workspace, or null. */
export function workspaceNameFault(name: string): string | null {
  if (isBlank(name)) return WORKSPACE_SENTENCES.name_missing;
  if (name.trim().length > WORKSPACE_NAME_LENGTH_MAX) return WORKSPACE_SENTENCES.name_too_long;
  return /\p{Cc}/u.test(name) ? WORKSPACE_SENTENCES.name_has_controls : null;
}
