'use client';

import type { CSSProperties } from 'react';
import { AssistantModePlace } from '@/features/assistant/settings/mode-button-place';
import { TOASTS_PLACE_ID, TOASTS_WIDTH } from '@/features/notifications/toasts-place';
import { AccountStatus } from '@/features/portfolio/account-status';
import { Totals } from '@/features/portfolio/totals';
import { useAccountFailure } from '@/features/portfolio/use-portfolio';
import { ConnectionDot } from '@/features/session/connection-dot';
import { useOrderKeys } from '@/shared/commands/use-order-keys';
import { Boundary } from '@/ui/boundary';
import { lazyComponent } from '@/ui/lazy-boundary';

const loadParts = () => import('./header-parts');

const AssistantMode = lazyComponent(() => loadParts().then(({ AssistantMode }) => AssistantMode), {
  loading: AssistantModePlace,
});

const UnsettledMark = lazyComponent(() => loadParts().then(({ UnsettledMark }) => UnsettledMark));

const MarketLabel = lazyComponent(() => loadParts().then(({ MarketLabel }) => MarketLabel));

const ArmedKeys = lazyComponent(() => loadParts().then(({ ArmedKeys }) => ArmedKeys));

const DaySparkline = lazyComponent(() => loadParts().then(({ DaySparkline }) => DaySparkline));

const CommandField = lazyComponent(() => loadParts().then(({ CommandField }) => CommandField), {
  loading: () => (
    <span aria-hidden="true" className="hidden min-[1400px]:block" style={{ width: '15rem' }} />
  ),
});

const HeaderMenus = lazyComponent(() => loadParts().then(({ HeaderMenus }) => HeaderMenus), {
  loading: () => (
    <span
      aria-hidden="true"
      className="h-6 w-14 sm:w-16 md:w-26 touch:h-11 touch:w-23 sm:touch:w-26 md:touch:w-41"
    />
  ),
});

/** The header: name, value of the portfolio, and status of the connection. */
export function Header() {
  const isAccountCurrent = useAccountFailure() === null;
  const areKeysArmed = useOrderKeys();
  return (
    // The children of `header` are laid out in this row, too. The toasts are outside of it, because a
    // dialog hides everything from screen readers except live regions and their ancestors.
    <div className="group flex min-h-12 shrink-0 items-center gap-x-2 border-b border-edge bg-panel px-2.5 py-1 sm:gap-x-5 sm:px-3 touch:py-0">
      <header className="contents">
        <Brand />
        <Totals />
        <Boundary fallback={null}>
          <DaySparkline />
          <CommandField />
        </Boundary>
        <div className="order-2 ml-auto flex shrink-0 items-center gap-1 sm:gap-3">
          {/* First, because its text changes its width: nothing else moves then. */}
          <ConnectionDot isAccountCurrent={isAccountCurrent} />
          <MarketLabel />
          <Boundary fallback={null}>{areKeysArmed ? <ArmedKeys /> : null}</Boundary>
          <Boundary fallback={null}>
            <AssistantMode />
          </Boundary>
          <UnsettledMark />
          <AccountStatus />
          <Boundary fallback={null}>
            <HeaderMenus />
          </Boundary>
        </div>
      </header>
      {/* Fixed children are positioned from here: toasts end where the controls begin. A toast takes
          the place of the figures that do not fit beside it, so that it covers none in part. */}
      <div
        id={TOASTS_PLACE_ID}
        style={{ '--toasts-width': TOASTS_WIDTH } as CSSProperties}
        className="relative z-50 order-1 -mr-2 h-0 w-0 shrink-0 self-start sm:-mr-5 md:[contain:layout] md:has-[[data-sonner-toast]]:-ml-4 md:has-[[data-sonner-toast]]:w-(--toasts-width)"
      />
    </div>
  );
}

function Brand() {
  return (
    <h1 className="flex shrink-0 items-center gap-2 max-[29.99rem]:sr-only text-xl font-semibold tracking-tight">
      <svg aria-hidden="true" width="20" height="20" viewBox="0 0 20 20" className="text-accent">
        <path d="M3 17V11M8 17V7M13 17V9.5M18 17V3" stroke="currentColor" strokeWidth="2.5" />
      </svg>
      {/* On a tablet a toast needs its place. */}
      <span className="sr-only md:not-sr-only md:max-lg:group-has-[[data-sonner-toast]]:sr-only">
        Fin<span className="text-accent">Ally</span>
      </span>
    </h1>
  );
}
