/** A column of a printed table: its head, and the text of a row in it. */
export interface PrintedColumn<Row> {
  readonly head: string;
  readonly text: (row: Row) => string;
  /** Figures are aligned right. */
  readonly isFigure?: boolean;
}

interface PrintedTableProps<Row> {
  title: string;
  columns: readonly PrintedColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Printed if there are no rows. */
  none: string;
}

/** A table on paper, under its heading. Its head is repeated on each page. */
export function PrintedTable<Row>({ title, columns, rows, keyOf, none }: PrintedTableProps<Row>) {
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {columns.map(({ head, isFigure }) => (
                <th key={head} scope="col" data-figure={isFigure}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map(({ head, text, isFigure }) => (
                  <td key={head} data-figure={isFigure}>
                    {text(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
