'use client';

import { AssistantModePlace } from '@/features/assistant/settings/mode-button-place';
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

const AccountMenu = lazyComponent(() => loadParts().then(({ AccountMenu }) => AccountMenu), {
  loading: () => <span aria-hidden="true" className="hidden h-6 w-16 sm:block touch:h-11" />,
});

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
    <header className="flex min-h-12 shrink-0 items-center gap-x-2 border-b border-edge bg-panel px-2.5 py-1 sm:gap-x-5 sm:px-3 touch:py-0">
      <Brand />
      <Boundary fallback={null}>
        <AccountMenu />
      </Boundary>
      <Totals />
      <Boundary fallback={null}>
        <DaySparkline />
        <CommandField />
      </Boundary>
      {/* What changes its width is left of the pause button, which stays in place. From right to left; what
            has no room is in a second line, which is cut off. */}
      <div className="ml-auto flex h-6 min-w-0 flex-row-reverse flex-wrap content-start items-center overflow-hidden touch:h-11">
        <ConnectionDot isAccountCurrent={isAccountCurrent} />
        <AccountStatus />
        <UnsettledMark />
        <Boundary fallback={null}>{areKeysArmed ? <ArmedKeys /> : null}</Boundary>
        <MarketLabel />
      </div>
      <div className="flex shrink-0 items-center gap-1 sm:gap-3">
        <Boundary fallback={null}>
          <AssistantMode />
        </Boundary>
        <Boundary fallback={null}>
          <HeaderMenus />
        </Boundary>
      </div>
    </header>
  );
}

function Brand() {
  return (
    <h1 className="flex shrink-0 items-center gap-2 max-[29.99rem]:sr-only text-xl font-semibold tracking-tight">
      <svg aria-hidden="true" width="20" height="20" viewBox="0 0 20 20" className="text-accent">
        <path d="M3 17V11M8 17V7M13 17V9.5M18 17V3" stroke="currentColor" strokeWidth="2.5" />
      </svg>
      <span className="sr-only md:not-sr-only">
        Fin<span className="text-accent">Ally</span>
      </span>
    </h1>
  );
}
