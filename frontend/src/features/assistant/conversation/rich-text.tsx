import type { ReactNode } from 'react';
import { type Block, type Inline, parseMarkdown } from './markdown';
import { MarkedText } from './marked-text';

/** The text of an answer, built from elements, so that nothing in it can become markup. */
export function RichText({ source }: { source: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5 text-sm [overflow-wrap:anywhere]">
      {parseMarkdown(source).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes partly.
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <Paragraph lines={block.lines} />;
    case 'list':
      return <List list={block} />;
    case 'table':
      return <Table table={block} />;
    case 'code':
      return (
        <Scroller label="Code">
          <CodeBlock text={block.text} />
        </Scroller>
      );
  }
}

function Paragraph({ lines }: { lines: readonly Inline[][] }) {
  return (
    <p className="whitespace-pre-wrap">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes partly.
        <span key={index}>
          {index > 0 ? '\n' : null}
          <Line runs={line} />
        </span>
      ))}
    </p>
  );
}

function List({ list }: { list: Extract<Block, { kind: 'list' }> }) {
  const Element = list.ordered ? 'ol' : 'ul';
  return (
    <Element
      {...(list.ordered && { start: list.start })}
      className={`flex flex-col gap-0.5 pl-5 marker:text-faint ${
        list.ordered ? 'list-decimal' : 'list-disc'
      }`}
    >
      {list.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes partly.
        <li key={index}>
          <Line runs={item} />
        </li>
      ))}
    </Element>
  );
}

const ALIGN = { left: 'text-left', center: 'text-center', right: 'text-right' };

function Table({ table }: { table: Extract<Block, { kind: 'table' }> }) {
  const align = (column: number) => ALIGN[table.alignments[column] ?? 'left'];
  return (
    <Scroller label="Table">
      <table className="figures min-w-full border-collapse text-xs [overflow-wrap:normal]">
        <thead>
          <tr className="border-b border-edge-strong">
            {table.header.map((cell, column) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes partly.
                key={column}
                scope="col"
                className={`px-1.5 py-0.5 font-medium whitespace-nowrap text-muted first:pl-0 last:pr-0 ${align(column)}`}
              >
                <Line runs={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes partly.
            <tr key={index} className="border-b border-edge last:border-b-0">
              {row.map((cell, column) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes partly.
                  key={column}
                  className={`px-1.5 py-0.5 align-top first:pl-0 last:pr-0 ${align(column)}`}
                >
                  <Line runs={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function CodeBlock({ text }: { text: string }) {
  return (
    <pre className="figures w-max min-w-full bg-raised px-2 py-1.5 text-xs">
      <code>
        <MarkedText text={text} />
      </code>
    </pre>
  );
}

/** A container that scrolls if it is wider than the panel, also by keyboard. */
function Scroller({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="overflow-x-auto"
    >
      {children}
    </section>
  );
}

const Line = ({ runs }: { runs: readonly Inline[] }) => runs.map(inline);

function inline({ kind, text }: Inline, index: number) {
  if (kind === 'bold') {
    return (
      <strong key={index} className="font-semibold">
        <MarkedText text={text} />
      </strong>
    );
  }
  if (kind === 'code') {
    return (
      <code key={index} className="figures bg-raised px-1">
        <MarkedText text={text} />
      </code>
    );
  }
  return <MarkedText key={index} text={text} />;
}
