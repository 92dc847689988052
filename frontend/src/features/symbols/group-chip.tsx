'use client';

import { LINK_GROUPS, type LinkGroup } from '@finally/contract';
import { type MouseEvent, useState } from 'react';
import { lazyComponent } from '@/ui/lazy-boundary';
import type { ContextMenuProps } from '@/ui/overlay/context-menu';
import type { LinkedPlace } from './selection';
import { joinGroup, useGroup } from './use-links';

const ContextMenu = lazyComponent<ContextMenuProps>(() =>
  import('@/ui/overlay/context-menu').then((module) => module.ContextMenu),
);

const colorOf = (group: LinkGroup) => `var(--color-series-${LINK_GROUPS.indexOf(group) + 1})`;

/** The letter of a group on its color; a dash without one. */
export const GroupMark = ({ group }: { group: LinkGroup | null }) => (
  <span
    aria-hidden="true"
    style={group ? { background: colorOf(group) } : undefined}
    className={`flex size-4 shrink-0 items-center justify-center rounded-sm text-2xs font-semibold ${
      group ? 'text-panel' : 'border border-edge-strong text-muted'
    }`}
  >
    {group ?? '\u2013'}
  </span>
);

export interface GroupChipProps {
  place: LinkedPlace;
  /** The name of the panel in labels: `Chart 2`. */
  name: string;
}

/** The color group of a panel, and the menu that changes it. Hidden on phones, which show one panel. */
export function GroupChip({ place, name }: GroupChipProps) {
  const group = useGroup(place);
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);

  function openMenu({ currentTarget }: MouseEvent<HTMLElement>) {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    setAt({ x: left, y: bottom });
  }

  const option = (choice: LinkGroup | null) => ({
    title: choice === null ? 'No group: keeps its ticker' : `Group ${choice}`,
    isChosen: choice === group,
    ...(choice && { mark: colorOf(choice) }),
    run: () => joinGroup(place, choice),
  });
  return (
    <>
      <button
        type="button"
        aria-label={group ? `Group ${group} of ${name}` : `${name} has no group`}
        title={
          group
            ? `Group ${group}: panels of a group show the same ticker`
            : 'No group: the ticker stays'
        }
        onClick={openMenu}
        className="flex size-6 shrink-0 items-center justify-center rounded-sm hover:bg-raised max-md:hidden"
      >
        <GroupMark group={group} />
      </button>
      {at ? (
        <ContextMenu
          label={`Group of ${name}`}
          at={at}
          actions={[]}
          choices={[{ legend: `Group of ${name}`, options: [...LINK_GROUPS, null].map(option) }]}
          onClose={() => setAt(null)}
        />
      ) : null}
    </>
  );
}
