'use client';

import type { OrderPreview } from '@finally/contract';
import { useRef, useState } from 'react';
import { usePortfolio } from '@/features/portfolio/use-portfolio';
import { formatMoney, formatPrice } from '@/shared/format/format';
import { Overlay } from '@/ui/overlay/overlay';
import { ignoreKeyRepeat } from '@/ui/single-press';
import { useOrderPreview } from '../preview/use-order-preview';
import { useOrderMarket } from '../size/use-order-market';
import { farPriceWarning } from '../terms/far-price';
import { isPlainMarket } from '../terms/order-terms';
import { describeOrder } from '../terms/words/describe-order';
import type { Order } from '../use-trade';
import { useOrdersOf } from '../working/use-working-orders';
import { AskedCancel, AskedCancelAll, AskedUnprotect } from './cancel-questions';
import { AskedToFree, sharesNeeded } from './free-shares-question';
import { Question, useFocusOn } from './question';
import { answerOrderQuestion, type GateQuestion } from './use-order-question';

/** The dialog of a question before orders are sent. */
export function QuestionDialog({ question }: { question: GateQuestion }) {
  switch (question.kind) {
    case 'reset':
      return <AskedReset />;
    case 'cancel_all':
      return <AskedCancelAll />;
    case 'cancel':
      return <AskedCancel order={question.order} />;
    case 'unprotect':
      return <AskedUnprotect {...question} />;
    case 'change':
      return <AskedChange order={question.order} />;
    case 'orders':
      return <AskedOrders {...question} />;
  }
}

function AskedReset() {
  return (
    <Question title="Start over with the starting cash?" yes="Yes, start over" isDrastic>
      <p className="text-sm text-muted">All positions go. Past trades are archived.</p>
    </Question>
  );
}

const AskedChange = ({ order }: { order: Order }) => (
  <Question
    title={`Change the order to: ${describeOrder(order)}?`}
    yes="Yes, change it"
    isDrastic={false}
  >
    <FarPrice order={order} />
  </Question>
);

function AskedOrders({ orders, isWhole }: Extract<GateQuestion, { kind: 'orders' }>) {
  const [first] = orders;
  if (!first) return null;
  if (orders.length === 1) return <AskedOrder order={first} isWhole={isWhole} />;
  return (
    <Question
      title={`Sell everything: ${orders.length} positions at the market?`}
      yes="Yes, sell"
      isDrastic={isWhole}
    >
      <Listed orders={orders} />
    </Question>
  );
}

/** Asks for confirmation of one order; if the server would refuse it, shows the refusal instead. */
function AskedOrder({ order, isWhole }: { order: Order; isWhole: boolean }) {
  const preview = useOrderPreview(order);
  const open = useOrdersOf(order.ticker);
  // As it was when the question was opened: the orders are canceled before it is closed.
  const [needed] = useState(() => sharesNeeded(order, open));
  // Stays until it is closed: a question that came back would put Yes under a key that is being pressed.
  const [refusal, setRefusal] = useState<string | null>(null);
  const refused = refusal ?? preview?.refusal?.detail ?? null;
  if (refused !== refusal) setRefusal(refused);
  if (needed) return <AskedToFree order={order} {...needed} />;
  if (refused !== null) return <RefusedOrder order={order} detail={refused} />;
  return (
    <Question
      title={`${describeOrder(order)}${isPlainMarket(order) ? ' at the market' : ''}?`}
      yes={order.side === 'buy' ? 'Yes, buy' : 'Yes, sell'}
      isDrastic={isWhole}
    >
      {/* Its room is kept, so that the buttons do not move under the pointer when the answer comes. */}
      <div style={{ minHeight: '3.5rem' }}>
        <Estimated preview={preview} />
      </div>
      <FarPrice order={order} />
      {isWhole && !preview?.position_after ? (
        <p className="text-sm text-muted">This sells all that is held of it.</p>
      ) : null}
    </Question>
  );
}

function RefusedOrder({ order, detail }: { order: Order; detail: string }) {
  const close = useRef<HTMLButtonElement>(null);
  useFocusOn(close);
  const title = `${describeOrder(order)}: refused`;
  return (
    <Overlay
      isQuestion
      title={title}
      description="Nothing was sent."
      onClose={() => answerOrderQuestion(false)}
      className="!w-[min(24rem,calc(100vw-1.5rem))] gap-2 p-4"
    >
      <h2 className="text-base font-semibold [overflow-wrap:anywhere]">{title}</h2>
      <p role="alert" className="text-sm text-down">
        {detail}
      </p>
      <button
        ref={close}
        type="button"
        {...ignoreKeyRepeat}
        onClick={() => answerOrderQuestion(false)}
        className="mt-2 h-9 rounded-sm border border-edge-strong text-sm hover:bg-raised touch:h-11"
      >
        Close
      </button>
    </Overlay>
  );
}

/** Warns of a limit or a stop that is far from the market. */
function FarPrice({ order }: { order: Order }) {
  const { price } = useOrderMarket(order.ticker);
  const warning = farPriceWarning(order, price);
  return warning === null ? null : <p className="text-sm text-accent">{warning}</p>;
}

/** The preview of a single order by the server; renders nothing until it has answered. */
function Estimated({ preview }: { preview: OrderPreview | null }) {
  const { portfolio } = usePortfolio();
  if (!preview) return null;
  const { total, sentence } = preview;
  return (
    <>
      {total ? (
        <p data-live="account" className="figures text-sm text-muted">
          {`\u2248 ${formatMoney(total.notional)} at $${formatPrice(total.price)}`}
          {total.fees === 0 ? null : `, fees ${formatMoney(total.fees)}`}
        </p>
      ) : null}
      {sentence === null ? null : <p className="text-sm text-muted">{sentence}</p>}
      {total && portfolio ? (
        <p className="text-xs text-faint">Fills: {portfolio.fill_profile}</p>
      ) : null}
    </>
  );
}

function Listed({ orders }: { orders: readonly Order[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keys.
    <ul tabIndex={0} className="figures max-h-48 min-h-0 overflow-y-auto text-sm text-muted">
      {orders.map((order) => (
        <ListedOrder key={order.ticker} order={order} />
      ))}
    </ul>
  );
}

/** One of several orders; why it would be refused, if it would. */
function ListedOrder({ order }: { order: Order }) {
  const refusal = useOrderPreview(order)?.refusal?.detail;
  return (
    <li>
      {describeOrder(order)}
      {refusal === undefined ? null : <span className="text-down">: refused. {refusal}</span>}
    </li>
  );
}
