import { Table } from '@backstage/ui';
import { useMemo, useState } from 'react';
import { useServiceHref } from '../../hooks/useServiceHref';
import { useTranslation } from '../../hooks/useTranslation';
import { useWidth } from '../../hooks/useWidth';
import type { FleetRow } from '../../view/fleetRow';
import { sortRows, type RowOrder, type SortColumn } from '../../view/sortRows';
import { useFleetColumns } from './useFleetColumns';

const PAGE_SIZES = [25, 50, 100];
const WORST_FIRST: RowOrder = { column: 'health', direction: 'ascending' };

/** The fleet as a table, a page at a time: a live update redraws no more than what is seen. */
export function FleetTable({ rows }: { rows: FleetRow[] }) {
  const { t } = useTranslation();
  const [order, setOrder] = useState(WORST_FIRST);
  const [pageSize, setPageSize] = useState(25);
  const [wantedOffset, setOffset] = useState(0);
  const [ref, width] = useWidth();
  const columns = useFleetColumns(width);
  const href = useServiceHref();
  const sorted = useMemo(() => sortRows(rows, order), [rows, order]);
  // Filters and removals may leave the page that was looked at behind the end.
  const lastOffset = Math.max(
    0,
    Math.floor((sorted.length - 1) / pageSize) * pageSize,
  );
  const offset = Math.min(wantedOffset, lastOffset);
  return (
    <div ref={ref}>
      <Table
        columnConfig={columns}
        data={sorted.slice(offset, offset + pageSize)}
        // A row takes the keyboard's focus: Enter opens the service.
        rowConfig={href && { getHref: ({ id }) => href(id) }}
        emptyState={t('table.noMatch')}
        sort={{
          descriptor: order,
          onSortChange: ({ column, direction }) =>
            setOrder({ column: column as SortColumn, direction }),
        }}
        pagination={{
          type: 'page',
          pageSize,
          pageSizeOptions: PAGE_SIZES,
          offset,
          totalCount: sorted.length,
          hasNextPage: offset < lastOffset,
          hasPreviousPage: offset > 0,
          onNextPage: () => setOffset(offset + pageSize),
          onPreviousPage: () => setOffset(Math.max(0, offset - pageSize)),
          onPageSizeChange: size => {
            setPageSize(size);
            setOffset(0);
          },
          getLabel: () =>
            `${sorted.length && offset + 1}–${Math.min(
              offset + pageSize,
              sorted.length,
            )} / ${sorted.length}`,
        }}
      />
    </div>
  );
}
