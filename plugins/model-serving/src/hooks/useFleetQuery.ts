import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  fleetQueryParams,
  parseFleetQuery,
  type FleetQuery,
} from '../view/fleetQuery';

/** What of the fleet to show, kept in the page's address. */
export function useFleetQuery(): [FleetQuery, (query: FleetQuery) => void] {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => parseFleetQuery(params), [params]);
  const setQuery = useCallback(
    // Typing a search must not fill the browser's history letter by letter.
    (next: FleetQuery) => setParams(fleetQueryParams(next), { replace: true }),
    [setParams],
  );
  return [query, setQuery];
}
