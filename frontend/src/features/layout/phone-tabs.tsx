'use client';

import {
  ArrowLeftRight,
  BriefcaseBusiness,
  ChartCandlestick,
  List,
  MessageSquare,
  Search,
} from 'lucide-react';
import { openOverlay } from '@/shared/commands/use-overlay';
import { type AreaId, layout } from './use-layout';

const TABS = [
  { area: 'watchlist', label: 'Watch', Icon: List },
  { area: 'chart', label: 'Chart', Icon: ChartCandlestick },
  { area: 'trade', label: 'Trade', Icon: ArrowLeftRight },
  { area: 'lower', label: 'Portfolio', Icon: BriefcaseBusiness },
  { area: 'chat', label: 'Assistant', Icon: MessageSquare },
] as const satisfies readonly { area: AreaId; label: string; Icon: unknown }[];

const TAB = 'flex h-13 flex-col items-center justify-center gap-1 text-2xs';

/** The tab bar on phones, which selects the visible area; and opens the command line, which has no key there. */
export function PhoneTabs({ active }: { active: AreaId }) {
  return (
    <nav
      aria-label="Panels"
      style={{ gridTemplateColumns: 'repeat(6, minmax(0, 1fr))' }}
      className="grid shrink-0 border-t border-edge bg-panel pb-[env(safe-area-inset-bottom)]"
    >
      {TABS.map(({ area, label, Icon }) => (
        <button
          key={area}
          type="button"
          aria-current={area === active ? 'page' : undefined}
          onClick={() => layout.showArea(area)}
          className={`${TAB} ${area === active ? 'text-accent' : 'text-muted'}`}
        >
          <Icon size={18} aria-hidden="true" />
          {label}
        </button>
      ))}
      <button type="button" onClick={() => openOverlay('line')} className={`${TAB} text-muted`}>
        <Search size={18} aria-hidden="true" />
        Command
      </button>
    </nav>
  );
}
