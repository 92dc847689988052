'use client';

import type { Side, Ticker } from '@finally/contract';
import { useEffect, useEffectEvent, useId, useRef } from 'react';
import { repeatLastOrder, useLastOrder } from '@/features/orders/use-trade';
import type { GroupChipProps } from '@/features/symbols/group-chip';
import { type Command, useCommands } from '@/shared/commands/use-commands';
import { toast } from '@/shared/toast';
import { lazyComponent } from '@/ui/lazy-boundary';
import { Panel } from '@/ui/panel/panel';
import type { SideAnswersProps } from './answers/side-answers';
import type { AccountFiguresProps } from './figures/account-figures';
import { focusNeeded, moveOnEnter } from './focus-needed';
import { OrderField } from './order-field';
import { OrderSwitches } from './order-switches';
import type { RefusalNoteProps } from './refusal-note';
import { SideButton } from './sides/side-button';
import type { QuickSizesProps } from './sizes/quick-sizes';
import { UnitToggle } from './sizes/unit-toggle';
import type { TermsRowProps } from './terms/terms-row';
import { type OrderForm, useOrderForm } from './use-order-form';

const loadParts = () => import('./ticket-parts');

const QuickSizes = lazyComponent<QuickSizesProps>(
  () => loadParts().then(({ QuickSizes }) => QuickSizes),
  {
    loading: () => (
      <>
        <div className="h-6 touch:h-11" />
        <div className="h-13 touch:h-23" />
      </>
    ),
  },
);

/** An order at the market needs no terms, so they may appear late. */
const TermsRow = lazyComponent<TermsRowProps>(() => loadParts().then(({ TermsRow }) => TermsRow), {
  loading: () => <div className="h-6.5 touch:h-11" />,
});

const SideAnswers = lazyComponent<SideAnswersProps>(() =>
  loadParts().then(({ SideAnswers }) => SideAnswers),
);

const RefusalNote = lazyComponent<RefusalNoteProps>(() =>
  loadParts().then(({ RefusalNote }) => RefusalNote),
);

const GroupChip = lazyComponent<GroupChipProps>(() =>
  loadParts().then(({ GroupChip }) => GroupChip),
);

const UnsettledNote = lazyComponent(() => loadParts().then(({ UnsettledNote }) => UnsettledNote));

const TickerFigures = lazyComponent<{ ticker: Ticker }>(
  () => loadParts().then(({ TickerFigures }) => TickerFigures),
  { loading: () => <div className="h-5" /> },
);

const AccountFigures = lazyComponent<AccountFiguresProps>(
  () => loadParts().then(({ AccountFigures }) => AccountFigures),
  // Two lines with their gap.
  { loading: () => <div style={{ height: '2.625rem' }} /> },
);

const OrdersOfTicker = lazyComponent<{ ticker: Ticker }>(() =>
  loadParts().then(({ OrdersOfTicker }) => OrdersOfTicker),
);

const RepeatOrder = lazyComponent(() => loadParts().then(({ RepeatOrder }) => RepeatOrder));

const ENTER_HINT =
  'Enter moves to the next field that needs something, then to Buy. Only Buy and Sell place an order.';

/**
 * The order ticket: market orders by shares or by dollars, and orders of other types, whose fields
 * appear once a type is chosen. Enter in a field never places an order but moves the focus to the next
 * field that needs something, and if none does to the Buy button, where a second Enter places it. A
 * placed order empties the prices and closes the exits. A number stays as the size of the next order: the
 * focus returns to it and selects it, so that a second Enter places nothing and typing replaces it.
 * Narrow tickets have one column; in wide ones the parts are beside each other.
 */
export function TradeBar() {
  const form = useOrderForm();
  const fields = useRef<HTMLDivElement>(null);
  const tickerField = useRef<HTMLInputElement>(null);
  const amountField = useRef<HTMLInputElement>(null);
  const buyButton = useRef<HTMLButtonElement>(null);
  const hintId = useId();
  const figuresId = useId();
  const answersId = useId();
  const described = `${hintId} ${figuresId} ${answersId}`;

  function place(side: Side) {
    const missing = form.place(side);
    if (missing === 'ticker') tickerField.current?.focus();
    if (missing === 'amount') amountField.current?.focus();
    if (missing === 'terms') focusNeeded(fields.current);
  }

  // Enter on the button would place the order again.
  const leaveButton = useEffectEvent(() => {
    if (form.placedCount > 0 && document.activeElement?.closest('[data-side]')) {
      amountField.current?.focus();
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each placed order moves the focus.
  useEffect(() => leaveButton(), [form.placedCount]);

  const canRepeat = useLastOrder() !== null;
  useCommands(ticketCommands(form, place, canRepeat, () => amountField.current?.focus()));

  return (
    <Panel title="Trade" actions={<OrderSwitches />}>
      <section
        aria-label="Trade"
        className="@container flex min-h-0 flex-1 flex-col overflow-y-auto text-xs"
      >
        <p id={hintId} className="sr-only">
          {ENTER_HINT}
        </p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields within. */}
        <div
          ref={fields}
          onKeyDown={(event) => moveOnEnter(event, buyButton.current)}
          // A field that gets the focus is not under the head that stays.
          style={{ scrollPaddingTop: '6.5rem' }}
          className="grid min-h-32 grid-cols-1 content-start gap-x-4 gap-y-1.5 overflow-y-auto px-2.5 pt-1 pb-1.5 @min-[34rem]:grid-cols-2"
        >
          <div className="flex flex-col gap-1.5">
            {/* In view while the terms below are scrolled: nothing is placed unseen. */}
            <div
              style={{ top: '-0.25rem' }}
              className="sticky z-10 flex flex-col gap-1.5 bg-panel pt-1.5"
            >
              <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.25fr)] items-end gap-1.5">
                <div className="relative">
                  <OrderField
                    ref={tickerField}
                    label="Ticker"
                    value={form.tickerText}
                    describedBy={hintId}
                    title={ENTER_HINT}
                    onChange={form.changeTicker}
                    onBlur={form.showTicker}
                    isNeeded={form.needs.ticker}
                    className="font-semibold uppercase"
                    maxLength={12}
                  />
                  <div className="absolute -top-1.5 right-0">
                    <GroupChip place="trade" name="Trade" />
                  </div>
                </div>
                <UnitToggle
                  unit={form.unit}
                  canCountDollars={form.canCountDollars}
                  onChange={form.changeUnit}
                />
              </div>
              <OrderField
                ref={amountField}
                label={form.unit === 'shares' ? 'Quantity' : 'Dollars'}
                value={form.amountText}
                describedBy={described}
                title={ENTER_HINT}
                onChange={form.changeAmount}
                isNeeded={form.needs.amount}
                aria-invalid={form.fault !== null}
                className="text-right"
                placeholder={form.unit === 'shares' ? 'shares' : 'worth of shares'}
                inputMode="decimal"
                maxLength={32}
              />
            </div>
            <QuickSizes
              ticker={form.ticker}
              canCountDollars={form.canCountDollars}
              amountOf={form.amountOf}
              onPick={form.changeAmount}
            />
            <TermsRow
              ticker={form.ticker}
              placedCount={form.placedCount}
              quantity={form.quantity}
              onPick={(shares) => form.changeAmount(shares, 'shares')}
              onDraft={form.takeDraft}
              onChange={form.changeTerms}
            />
          </div>
          <div>
            <TickerFigures ticker={form.ticker} />
            <AccountFigures id={figuresId} ticker={form.ticker} />
            {/* Its place is kept before the first order, so that nothing moves with it. */}
            <div className="h-7 touch:h-11">{canRepeat ? <RepeatOrder /> : null}</div>
          </div>
        </div>
        {/* Always in view: what can be pressed, and what it would do. */}
        <div className="flex shrink-0 flex-col gap-1.5 px-2.5 pb-1.5">
          <div className="grid grid-cols-2 gap-1.5">
            <SideButton
              ref={buyButton}
              side="buy"
              form={form}
              describedBy={described}
              onClick={place}
            />
            <SideButton side="sell" form={form} describedBy={described} onClick={place} />
          </div>
          {/* As high as most answers are, so that the buttons stay in place when an answer changes. */}
          <div style={{ minHeight: '6rem' }} className="leading-4">
            {form.complaint === null ? (
              <SideAnswers id={answersId} form={form} />
            ) : (
              <RefusalNote
                sentence={form.complaint}
                suggestions={form.suggestions}
                onSuggestion={form.changeTicker}
              />
            )}
          </div>
          <UnsettledNote />
        </div>
        <OrdersOfTicker ticker={form.ticker} />
      </section>
    </Panel>
  );
}

function ticketCommands(
  form: OrderForm,
  place: (side: Side) => void,
  canRepeat: boolean,
  focus: () => void,
): readonly Command[] {
  const group = 'Trade';
  const other = form.unit === 'shares' ? 'dollars' : 'shares';
  return [
    { id: 'trade.ticket', title: 'Go to the order ticket', group, keys: 't', run: focus },
    {
      id: 'trade.buy',
      title: 'Buy what the ticket says',
      group,
      keys: 'Shift+B',
      placesOrder: true,
      run: () => place('buy'),
    },
    {
      id: 'trade.sell',
      title: 'Sell what the ticket says',
      group,
      keys: 'Shift+S',
      placesOrder: true,
      run: () => place('sell'),
    },
    {
      id: 'trade.repeat',
      title: 'Repeat the last order',
      group,
      keys: 'Shift+R',
      names: ['repeat', 'again'],
      placesOrder: true,
      run: () => (canRepeat ? void repeatLastOrder() : toast('There is no order to repeat yet.')),
    },
    {
      id: 'trade.unit',
      title: 'Count the ticket in shares or dollars',
      group,
      keys: '$',
      run: () => form.changeUnit(other),
    },
  ];
}
