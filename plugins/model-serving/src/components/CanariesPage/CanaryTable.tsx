import { Table, type TableProps } from '@backstage/ui';
import { useState } from 'react';
import { useServiceHref } from '../../hooks/useServiceHref';
import { useWidth } from '../../hooks/useWidth';
import type { CanaryRow } from '../../view/canary/canaryRow';
import { useCanaryColumns } from './useCanaryColumns';

const PAGE_SIZE = 50;

/** The canaries as a table; a row leads to the service. */
export function CanaryTable({ rows }: { rows: CanaryRow[] }) {
  const [wantedOffset, setOffset] = useState(0);
  const [ref, width] = useWidth();
  const columns = useCanaryColumns(width);
  const href = useServiceHref();
  // Canaries end: the page that was looked at may be behind the last one.
  const last = Math.floor((rows.length - 1) / PAGE_SIZE) * PAGE_SIZE;
  const offset = Math.max(0, Math.min(wantedOffset, last));
  const end = Math.min(offset + PAGE_SIZE, rows.length);
  const pagination: TableProps<CanaryRow>['pagination'] =
    rows.length <= PAGE_SIZE
      ? { type: 'none' }
      : {
          type: 'page',
          pageSize: PAGE_SIZE,
          pageSizeOptions: [PAGE_SIZE],
          offset,
          totalCount: rows.length,
          hasNextPage: offset < last,
          hasPreviousPage: offset > 0,
          onNextPage: () => setOffset(offset + PAGE_SIZE),
          onPreviousPage: () => setOffset(offset - PAGE_SIZE),
          getLabel: () => `${offset + 1}–${end} / ${rows.length}`,
        };
  return (
    <div ref={ref}>
      <Table<CanaryRow>
        columnConfig={columns}
        data={rows.slice(offset, end)}
        rowConfig={href && { getHref: ({ id }) => href(id) }}
        pagination={pagination}
      />
    </div>
  );
}
