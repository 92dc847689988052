import type { WorkspaceContents } from '@finally/contract';

/** Returns a value as JSON with sorted keys, so that equal values give equal texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

/** Returns what a person arranges, without what changes as they look around. */
function arranged({ layout, charts, links, density }: WorkspaceContents) {
  const { selected: _, toggled, folded, ...rest } = layout;
  const fixed = Object.entries(links.tickers).filter(([place]) => links.groups[place] === null);
  return {
    layout: { ...rest, toggled: toggled.toSorted(), folded: folded.toSorted() },
    charts,
    groups: links.groups,
    tickers: Object.fromEntries(fixed),
    density,
  };
}

/**
 * Returns true if two workspaces are arranged alike. The selected tab, the active chart and the tickers
 * of groups change as a person looks around; they are restored, but they are no unsaved changes.
 */
export const isSameArrangement = (one: WorkspaceContents, other: WorkspaceContents): boolean =>
  JSON.stringify(sorted(arranged(one))) === JSON.stringify(sorted(arranged(other)));
