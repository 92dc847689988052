import { type Block, type Inline, parseMarkdown } from '@/lib/markdown';

/** Text of an assistant: built from elements, so that nothing in it can become markup. */
export function RichText({ source }: { source: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5 text-sm [overflow-wrap:anywhere]">
      {parseMarkdown(source).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn whole.
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'paragraph') {
    return (
      <p className="whitespace-pre-wrap">
        {block.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn whole.
          <span key={index}>
            {index > 0 ? '\n' : null}
            <Line runs={line} />
          </span>
        ))}
      </p>
    );
  }
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List
      {...(block.ordered && { start: block.start })}
      className={`flex flex-col gap-0.5 pl-5 marker:text-faint ${
        block.ordered ? 'list-decimal' : 'list-disc'
      }`}
    >
      {block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn whole.
        <li key={index}>
          <Line runs={item} />
        </li>
      ))}
    </List>
  );
}

const Line = ({ runs }: { runs: readonly Inline[] }) => runs.map(inline);

function inline({ kind, text }: Inline, index: number) {
  if (kind === 'bold') {
    return (
      <strong key={index} className="font-semibold text-white">
        {text}
      </strong>
    );
  }
  if (kind === 'code') {
    return (
      <code key={index} className="figures bg-raised px-1">
        {text}
      </code>
    );
  }
  return text;
}
