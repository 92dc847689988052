'use client';

import { BAR_INTERVALS, type BarInterval, type Ticker } from '@finally/contract';
import {
  INDICATOR_KINDS,
  INDICATORS,
  type IndicatorDescription,
  indicatorLabel,
} from '@finally/contract/indicators/catalog';
import { type Command, useCommands } from '@/shared/commands/use-commands';
import { toast } from '@/shared/toast';
import { CHART_STYLES, type ChartStyle } from './chart-settings';
import { TOOLS } from './drawings/drawing-names';
import type { DrawingTool } from './drawings/drawings';
import { INDICATORS_MAX } from './indicators/indicator';
import { STYLE_NAMES } from './style-names';
import { chartActions, useChartChoice, useDrawings } from './use-chart';

const GROUP = 'Chart';
const NO_COMMANDS: readonly Command[] = [];

/** The key that follows `c`. */
const STYLE_KEYS: Readonly<Record<ChartStyle, string>> = {
  candles: 'c',
  line: 'l',
  area: 'a',
  hollow: 'o',
  heikin_ashi: 'h',
  bars: 'b',
};

/** The key that follows `i`. */
const INTERVAL_KEYS: Readonly<Record<BarInterval, string>> = {
  '1s': '1',
  '5s': '2',
  '30s': '8',
  '1m': '3',
  '3m': '9',
  '5m': '4',
  '15m': '5',
  '1h': '6',
  '2h': 'h',
  '4h': 'q',
  '1d': '7',
  '1w': 'w',
};

interface ChartCommandHandlers {
  /** Moves the focus to the chart. */
  focusChart(): void;
  /** Opens the selection of the ticker to compare with. */
  openComparison(): void;
  /** Opens the selection of a date. */
  openDate(): void;
  /** Scrolls to the newest bar. */
  goToNow(): void;
  /** Downloads a picture of the chart. */
  savePicture(): void;
}

/** `sma`, `simple moving average`, `add sma`, `add simple moving average`. */
const commandNames = ({ short, name }: IndicatorDescription, verb: string): readonly string[] => [
  short,
  name,
  `${verb} ${short}`,
  `${verb} ${name}`,
];

/** Registers the commands of the chart while it is the active one. */
export function useChartCommands(
  isActive: boolean,
  ticker: Ticker,
  { focusChart, openComparison, openDate, goToNow, savePicture }: ChartCommandHandlers,
): void {
  const indicators = useChartChoice('indicators');
  const comparedWith = useChartChoice('compared_with');
  const drawings = useDrawings(ticker);
  const draw = (tool: DrawingTool) => () => {
    chartActions.selectTool(tool);
    focusChart();
  };
  const commands: readonly Command[] = [
    ...BAR_INTERVALS.map((interval) => ({
      id: `chart.interval.${interval}`,
      title: `Bars of ${interval}`,
      group: GROUP,
      names: [interval],
      keys: `i ${INTERVAL_KEYS[interval]}`,
      run: () => chartActions.chooseInterval(interval),
    })),
    ...CHART_STYLES.map((style) => ({
      id: `chart.style.${style}`,
      title: `Chart style: ${STYLE_NAMES[style]}`,
      group: GROUP,
      names: [STYLE_NAMES[style]],
      keys: `c ${STYLE_KEYS[style]}`,
      run: () => chartActions.chooseStyle(style),
    })),
    ...INDICATOR_KINDS.map((kind) => ({
      id: `chart.indicator.${kind}`,
      title: `Add ${INDICATORS[kind].short}, ${INDICATORS[kind].name}`,
      group: GROUP,
      names: commandNames(INDICATORS[kind], 'add'),
      run: () => chartActions.addIndicator(kind),
      enabled: () => indicators.length < INDICATORS_MAX,
    })),
    ...indicators.map((indicator) => ({
      id: `chart.indicator.remove.${indicator.id}`,
      title: `Remove ${indicatorLabel(indicator)}`,
      group: GROUP,
      names: ['remove', 'take away'].flatMap((verb) =>
        commandNames(INDICATORS[indicator.kind], verb).slice(2),
      ),
      run: () => chartActions.removeIndicator(indicator.id),
    })),
    ...TOOLS.map(({ tool, name, key }) => ({
      id: `chart.draw.${tool}`,
      title: `Draw: ${name}`,
      group: GROUP,
      names: [name, `draw ${name}`],
      keys: `d ${key}`,
      run: draw(tool),
    })),
    {
      id: 'chart.draw.erase',
      title: `Delete all lines of ${ticker}`,
      group: GROUP,
      names: ['clear drawings', 'delete drawings', 'clear lines'],
      run: () =>
        drawings.length > 0
          ? chartActions.eraseAll(ticker)
          : toast(`There are no lines on the chart of ${ticker}.`),
    },
    {
      id: 'chart.compare',
      title: 'Compare the chart with another ticker',
      group: GROUP,
      keys: 'c w',
      names: ['compare'],
      run: openComparison,
    },
    {
      id: 'chart.compare.end',
      title: 'Stop comparing',
      group: GROUP,
      run: () => chartActions.compareWith(null),
      enabled: () => comparedWith !== null,
    },
    {
      id: 'chart.date',
      title: 'Go to a date on the chart',
      group: GROUP,
      keys: 'c d',
      names: ['go to date', 'go to'],
      run: openDate,
    },
    {
      id: 'chart.now',
      title: 'Go to the newest bar',
      group: GROUP,
      keys: 'c n',
      names: ['now', 'go to now'],
      run: goToNow,
    },
    {
      id: 'chart.log',
      title: 'Log scale on or off',
      group: GROUP,
      keys: 'c g',
      run: chartActions.toggleLogScale,
      enabled: () => comparedWith === null,
    },
    {
      id: 'chart.volume',
      title: 'Volume on or off',
      group: GROUP,
      keys: 'c v',
      run: chartActions.toggleVolume,
    },
    {
      id: 'chart.trades',
      title: 'Own trades and average cost on or off',
      group: GROUP,
      keys: 'c t',
      run: chartActions.toggleTrades,
    },
    {
      id: 'chart.picture',
      title: 'Save a picture of the chart',
      group: GROUP,
      keys: 'c p',
      names: ['screenshot', 'picture'],
      run: savePicture,
    },
  ];
  useCommands(isActive ? commands : NO_COMMANDS);
}
