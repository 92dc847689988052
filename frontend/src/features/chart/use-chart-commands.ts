'use client';

import { BAR_INTERVALS, type Ticker } from '@finally/contract';
import { type Command, useCommands } from '@/shared/commands/use-commands';
import { toast } from '@/shared/toast';
import {
  INDICATOR_KINDS,
  INDICATORS,
  INDICATORS_MAX,
  type IndicatorDescription,
  indicatorLabel,
} from './indicators/catalog';
import { chartActions, useChartChoice, useDrawings } from './use-chart';

const GROUP = 'Chart';
const NO_COMMANDS: readonly Command[] = [];

/** The key that follows `c`. */
const STYLE_KEYS = { candles: 'c', line: 'l', area: 'a' } as const;

interface ChartCommandHandlers {
  /** Moves the focus to the chart. */
  focusChart(): void;
  /** Opens the selection of the ticker to compare with. */
  openComparison(): void;
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
  { focusChart, openComparison, savePicture }: ChartCommandHandlers,
): void {
  const indicators = useChartChoice('indicators');
  const comparedWith = useChartChoice('compared_with');
  const drawings = useDrawings(ticker);
  const draw = (tool: 'trend' | 'level') => () => {
    chartActions.selectTool(tool);
    focusChart();
  };
  const commands: readonly Command[] = [
    ...BAR_INTERVALS.map((interval, index) => ({
      id: `chart.interval.${interval}`,
      title: `Bars of ${interval}`,
      group: GROUP,
      names: [interval],
      keys: `i ${index + 1}`,
      run: () => chartActions.chooseInterval(interval),
    })),
    ...(['candles', 'line', 'area'] as const).map((style) => ({
      id: `chart.style.${style}`,
      title: `Chart as ${style === 'area' ? 'an area' : style === 'line' ? 'a line' : 'candles'}`,
      group: GROUP,
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
    {
      id: 'chart.draw.trend',
      title: 'Draw a trend line',
      group: GROUP,
      keys: 'd t',
      run: draw('trend'),
    },
    {
      id: 'chart.draw.level',
      title: 'Draw a level',
      group: GROUP,
      keys: 'd l',
      run: draw('level'),
    },
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
