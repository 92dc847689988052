'use client';

import { CSV_SEPARATORS, type CsvSeparator, type TradeFilter } from '@finally/contract';
import { Download, FileSpreadsheet } from 'lucide-react';
import { useViews } from '@/features/portfolio/use-views';
import { Menu, MenuGroup, MenuOption } from '@/ui/overlay/menu';
import { tradesCsvUrl } from './trades-csv-url';

const NAMES: Readonly<Record<CsvSeparator, string>> = {
  comma: 'Comma, as in 1234.56,78.9',
  semicolon: 'Semicolon, as in 1234,56;78,9',
};

/** Downloads the filtered trades as CSV, with a choice of the separator. */
export function CsvDownload({ filter }: { filter: TradeFilter }) {
  const [{ csv_separator }, change] = useViews();
  return (
    <>
      <a
        href={tradesCsvUrl(filter, csv_separator)}
        download
        aria-label="Download as CSV"
        title="Download as CSV"
        className="flex size-6 items-center justify-center rounded-sm text-faint hover:bg-raised hover:text-ink"
      >
        <Download size={13} aria-hidden="true" />
      </a>
      <Menu label="Format of the CSV" Icon={FileSpreadsheet}>
        <MenuGroup legend="Separator of the CSV">
          {CSV_SEPARATORS.map((separator) => (
            <MenuOption
              key={separator}
              type="radio"
              name="csv_separator"
              isChosen={separator === csv_separator}
              onChoose={() => change({ csv_separator: separator })}
            >
              {NAMES[separator]}
            </MenuOption>
          ))}
        </MenuGroup>
        <p className="text-xs text-muted">
          Choose semicolons if your spreadsheet writes decimals with a comma.
        </p>
      </Menu>
    </>
  );
}
