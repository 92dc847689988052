import { type FieldIssue, type WorkspaceContents, workspaceNameFault } from '@finally/contract';

const FORMAT = 'finally-workspace';
const VERSION = 1;
/** A file of a workspace is much smaller. */
export const FILE_BYTES_MAX = 60_000;

export interface WorkspaceFile {
  name: string;
  /** Checked by the server, which says where they are wrong. */
  contents: WorkspaceContents;
}

/** Returns the text of a file that `readWorkspaceFile` reads. */
export const writeWorkspaceFile = ({ name, contents }: WorkspaceFile): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, name, contents }, null, 2)}\n`;

/** Returns the name of the downloaded file: `workspace-day.json`. */
export const fileNameOf = (name: string): string => {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${['workspace', ...words].join('-')}.json`;
};

/** Returns a workspace that was exported, or the sentence that says why a file is none. */
export function readWorkspaceFile(text: string): WorkspaceFile | string {
  if (text.length > FILE_BYTES_MAX) {
    return `The file is too large: a workspace has at most ${FILE_BYTES_MAX / 1_000} kB.`;
  }
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    return `The file is not JSON: ${(error as Error).message}.`;
  }
  const { format, version, name, contents } = (read ?? {}) as Partial<Record<string, unknown>>;
  if (format !== FORMAT) return `The file is no workspace: "format" is not "${FORMAT}".`;
  if (version !== VERSION) {
    return `The file has version ${JSON.stringify(version)}, and only version ${VERSION} can be read.`;
  }
  if (typeof name !== 'string') return 'The file is no workspace: "name" is not a text.';
  const fault = workspaceNameFault(name);
  if (fault) return `The "name" in the file cannot be used. ${fault}`;
  if (typeof contents !== 'object' || contents === null) {
    return 'The file is no workspace: "contents" is missing.';
  }
  return { name: name.trim(), contents: contents as WorkspaceContents };
}

/** Returns the sentence about a file that the server refused: where it is wrong, and how. */
export function describeRefusedFile(detail: string, issues: readonly FieldIssue[] = []): string {
  const [first] = issues;
  if (!first) return detail;
  const more = issues.length > 1 ? ` There are ${issues.length - 1} more.` : '';
  return `The file is wrong at ${first.path}: ${first.message}${more}`;
}
