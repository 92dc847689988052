'use client';

import { AlertBell } from '@/features/alerts/alert-bell';
import { AppearanceMenu } from '@/features/appearance/appearance-menu';
import { SignOut } from '@/features/session/sign-out';
import { Boundary } from '@/ui/boundary';
import { lazyComponent } from '@/ui/lazy-boundary';

/** It knows the charts, which are loaded after the page. */
const WorkspacesMenu = lazyComponent(
  () => import('@/features/workspaces/workspaces-menu').then((module) => module.WorkspacesMenu),
  { loading: () => <span className="size-6 max-md:hidden touch:size-11" /> },
);

/** The buttons at the end of the header; loaded later than prices and orders. */
export function HeaderMenus() {
  return (
    <>
      <AlertBell />
      <Boundary fallback={null}>
        <WorkspacesMenu />
      </Boundary>
      <AppearanceMenu />
      <SignOut />
    </>
  );
}
