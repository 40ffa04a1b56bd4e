import { Button, Text } from '@backstage/ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { ScrollArea } from '../ScrollArea';
import classes from './FactTable.module.css';

export interface FactColumn<Row> {
  id: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** figures stand below each other by their last digit */
  isNumeric?: boolean;
}

export interface FactTableProps<Row> {
  label: string;
  /** the first one says what a row is about */
  columns: ReadonlyArray<FactColumn<Row>>;
  rows: readonly Row[];
  /** what there is to say where there are none */
  empty: string;
}

const PAGE_SIZE = 50;

/** Rows of facts to be read, not to be sorted; many of them a page at a time. */
export function FactTable<Row>(props: FactTableProps<Row>) {
  const { label, columns, rows, empty } = props;
  const { t } = useTranslation();
  const [shown, setShown] = useState(PAGE_SIZE);
  if (rows.length === 0) {
    return <Text color="secondary">{empty}</Text>;
  }
  const more = Math.min(PAGE_SIZE, rows.length - shown);
  return (
    <div>
      <ScrollArea label={label}>
        <table className={classes.table}>
          <thead>
            <tr>
              {columns.map(column => (
                <th
                  key={column.id}
                  scope="col"
                  className={column.isNumeric ? classes.numeric : undefined}
                >
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, index) => (
              // Rows of holders who are hidden have no name to tell them apart by.
              // eslint-disable-next-line react/no-array-index-key
              <tr key={index}>
                {columns.map((column, place) =>
                  place === 0 ? (
                    <th key={column.id} scope="row">
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td
                      key={column.id}
                      className={column.isNumeric ? classes.numeric : undefined}
                    >
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {more > 0 && (
        <Button variant="tertiary" onPress={() => setShown(shown + PAGE_SIZE)}>
          {t('gpus.showAll', { number: String(more) })}
        </Button>
      )}
    </div>
  );
}
