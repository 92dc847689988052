'use client';

import { WORKSPACE_NAME_LENGTH_MAX, type Workspace, workspaceNameFault } from '@finally/contract';
import { Download, Trash2 } from 'lucide-react';
import { type ChangeEvent, type FormEvent, useId, useRef, useState } from 'react';
import { IconButton } from '@/ui/icon-button';
import { MenuGroup, MenuOption } from '@/ui/overlay/menu';
import { type OpenedWorkspace, useWorkspaces } from './use-workspaces';
import {
  deleteWorkspace,
  exportWorkspace,
  importWorkspace,
  openWorkspace,
  saveWorkspace,
} from './workspace-actions';

const BUTTON =
  'h-7 shrink-0 border border-edge-strong px-2 text-sm text-muted hover:bg-raised hover:text-ink disabled:text-faint';

/** The saved workspaces, and the forms that save the desk and read a file. */
export function WorkspaceList({ current }: { current: OpenedWorkspace | null }) {
  const { workspaces, error } = useWorkspaces();
  const [complaint, setComplaint] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function run(work: () => Promise<string | null>): Promise<boolean> {
    setBusy(true);
    const failure = await work();
    setBusy(false);
    setComplaint(failure);
    return failure === null;
  }

  return (
    <MenuGroup legend="Workspaces">
      {workspaces?.length === 0 ? (
        <p className="mb-1 text-sm text-muted">
          A workspace keeps panels, charts, groups and sizes under a name.
        </p>
      ) : null}
      <ul>
        {workspaces?.map((workspace) => (
          <Row
            key={workspace.name}
            workspace={workspace}
            isOpen={workspace.name === current?.workspace.name}
          />
        ))}
      </ul>
      {current?.isChanged ? (
        <div className="mt-1 flex gap-1">
          <button
            type="button"
            disabled={isBusy}
            onClick={() => void run(() => saveWorkspace(current.workspace.name))}
            className={`${BUTTON} min-w-0 flex-1 truncate`}
          >
            Save {current.workspace.name}
          </button>
          <button
            type="button"
            onClick={() => openWorkspace(current.workspace)}
            className={BUTTON}
            title={`Show ${current.workspace.name} as it was saved`}
          >
            Revert
          </button>
        </div>
      ) : null}
      <SaveForm isBusy={isBusy} save={(name) => run(() => saveWorkspace(name))} />
      <ImportButton isBusy={isBusy} read={(text) => run(() => importWorkspace(text))} />
      {(complaint ?? error) ? (
        <p role="alert" className="mt-1 text-sm [overflow-wrap:anywhere] text-down">
          {complaint ?? error}
        </p>
      ) : null}
    </MenuGroup>
  );
}

function Row({ workspace, isOpen }: { workspace: Workspace; isOpen: boolean }) {
  const { name } = workspace;
  return (
    <li className="flex items-center gap-1">
      <div className="min-w-0 flex-1">
        <MenuOption
          type="radio"
          name="workspace"
          isChosen={isOpen}
          onChoose={() => openWorkspace(workspace)}
        >
          <span title={name} className="truncate">
            {name}
          </span>
        </MenuOption>
      </div>
      <IconButton
        label={`Export ${name} as a file`}
        Icon={Download}
        onClick={() => exportWorkspace(workspace)}
      />
      <IconButton
        label={`Delete ${name}`}
        Icon={Trash2}
        onClick={() => void deleteWorkspace(workspace)}
      />
    </li>
  );
}

interface SaveFormProps {
  isBusy: boolean;
  /** Resolves to whether it was saved. */
  save(name: string): Promise<boolean>;
}

/** Saves the desk under a new name, or over a workspace that has the name. */
function SaveForm({ isBusy, save }: SaveFormProps) {
  const { workspaces } = useWorkspaces();
  const [name, setName] = useState('');
  const id = useId();
  const replaced = workspaces?.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());

  function submit(event: FormEvent) {
    event.preventDefault();
    void save(name).then((isSaved) => isSaved && setName(''));
  }

  return (
    <form onSubmit={submit} className="mt-2 flex gap-1">
      <label htmlFor={id} className="sr-only">
        Name of the workspace
      </label>
      <input
        id={id}
        value={name}
        maxLength={WORKSPACE_NAME_LENGTH_MAX}
        placeholder="Save as"
        onChange={(event) => setName(event.target.value)}
        className="h-7 min-w-0 flex-1 border border-edge-strong bg-field px-2 text-sm text-ink"
      />
      <button
        type="submit"
        disabled={isBusy || workspaceNameFault(name) !== null}
        className={BUTTON}
      >
        {replaced ? 'Replace' : 'Save'}
      </button>
    </form>
  );
}

interface ImportButtonProps {
  isBusy: boolean;
  read(text: string): Promise<boolean>;
}

function ImportButton({ isBusy, read }: ImportButtonProps) {
  const field = useRef<HTMLInputElement>(null);

  async function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const [file] = currentTarget.files ?? [];
    const text = await file?.text();
    // The same file can be chosen again after it was corrected.
    if (field.current) field.current.value = '';
    if (text !== undefined) await read(text);
  }

  return (
    <>
      <button
        type="button"
        disabled={isBusy}
        onClick={() => field.current?.click()}
        className={`${BUTTON} mt-1 w-full`}
      >
        Import from a file…
      </button>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        aria-label="File of a workspace"
        onChange={(event) => void choose(event)}
        hidden
      />
    </>
  );
}
