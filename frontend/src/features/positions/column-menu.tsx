'use client';

import { Columns3 } from 'lucide-react';
import { POSITION_COLUMNS, type PositionColumn, useViews } from '@/features/portfolio/use-views';
import { Menu, MenuGroup, MenuOption } from '@/ui/overlay/menu';
import { COLUMNS } from './columns';

/** The menu that selects the columns of the positions. */
export function ColumnMenu() {
  const [{ position_columns }, change] = useViews();
  const toggle = (column: PositionColumn) =>
    change({
      position_columns: position_columns.includes(column)
        ? position_columns.filter((other) => other !== column)
        : [...position_columns, column],
    });
  return (
    <Menu label="Columns of the positions" Icon={Columns3}>
      <MenuGroup legend="Columns">
        {POSITION_COLUMNS.map((column) => (
          <MenuOption
            key={column}
            type="checkbox"
            isChosen={position_columns.includes(column)}
            onChoose={() => toggle(column)}
          >
            {COLUMNS[column].title ?? COLUMNS[column].label}
          </MenuOption>
        ))}
      </MenuGroup>
    </Menu>
  );
}
