'use client';

import { DENSITIES } from '@finally/contract';
import { SlidersHorizontal } from 'lucide-react';
import { FOLDABLE, layout, useLayout } from '@/features/layout/use-layout';
import { runCommand } from '@/shared/commands/run-command-actions';
import { Menu, MenuGroup, MenuOption } from '@/ui/overlay/menu';
import { PALETTES, THEMES, useAppearance } from './use-appearance';

const THEME_NAMES = { dark: 'Dark', light: 'Light', system: 'As the system' };
const PALETTE_NAMES = {
  classic: 'Green and red',
  'color-blind': 'Blue and orange, color-blind safe',
};
const DENSITY_NAMES = { compact: 'Compact', normal: 'Normal', comfortable: 'Comfortable' };
const PART_NAMES = {
  watchlist: 'Watchlist',
  trade: 'Trade',
  lower: 'Portfolio',
  chat: 'Assistant',
};

/** What helps, each with its command. */
const HELP = [
  { command: 'command.shortcuts', text: 'Shortcuts and their keys' },
  { command: 'words.help', text: 'Help: topics and words' },
  { command: 'tour.start', text: 'Tour: ten first steps' },
] as const;

const BUTTON =
  'mt-2 h-7 w-full border border-edge-strong text-sm text-muted hover:bg-raised hover:text-ink';

/** The menu of help, theme, palette, density and folded areas. */
export function AppearanceMenu() {
  const [{ theme, palette, density }, change] = useAppearance();
  const folded = useLayout((state) => state.folded);
  return (
    <Menu label="Appearance, layout and help" Icon={SlidersHorizontal}>
      <MenuGroup legend="Help">
        {HELP.map(({ command, text }) => (
          <button
            key={command}
            type="button"
            onClick={({ currentTarget }) => {
              // First, so that the focus is on the button of the menu, where it returns to.
              currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
              runCommand(command);
            }}
            className={BUTTON}
          >
            {text}
          </button>
        ))}
      </MenuGroup>
      <MenuGroup legend="Theme">
        {THEMES.map((choice) => (
          <MenuOption
            key={choice}
            type="radio"
            name="theme"
            isChosen={choice === theme}
            onChoose={() => change({ theme: choice })}
          >
            {THEME_NAMES[choice]}
          </MenuOption>
        ))}
      </MenuGroup>
      <MenuGroup legend="Gains and losses">
        {PALETTES.map((choice) => (
          <MenuOption
            key={choice}
            type="radio"
            name="palette"
            isChosen={choice === palette}
            onChoose={() => change({ palette: choice })}
          >
            {PALETTE_NAMES[choice]}
          </MenuOption>
        ))}
      </MenuGroup>
      <div className="hidden md:block">
        <MenuGroup legend="Text and rows">
          {DENSITIES.map((choice) => (
            <MenuOption
              key={choice}
              type="radio"
              name="density"
              isChosen={choice === density}
              onChoose={() => change({ density: choice })}
            >
              {DENSITY_NAMES[choice]}
            </MenuOption>
          ))}
        </MenuGroup>
        <MenuGroup legend="Parts of the desk">
          {FOLDABLE.map((part) => (
            <MenuOption
              key={part}
              type="checkbox"
              isChosen={!folded.includes(part)}
              onChoose={() => layout.toggleFolded(part)}
            >
              {PART_NAMES[part]}
            </MenuOption>
          ))}
          <button type="button" onClick={layout.reset} className={BUTTON}>
            Reset the layout
          </button>
        </MenuGroup>
      </div>
    </Menu>
  );
}
