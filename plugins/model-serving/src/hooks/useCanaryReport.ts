import { useApi } from '@backstage/frontend-plugin-api';
import type { CanaryReport } from '@modeldeck/plugin-model-serving-common';
import { useEffect, useState } from 'react';
import { modelServingApiRef } from '../api';

const AGAIN_MS = 15_000;

export interface CanaryReportState {
  /** the last one there was */
  report?: CanaryReport;
  /** why there is none that is newer */
  error?: Error;
}

/** What is known of a service's canary, again and again as long as it is shown. */
export function useCanaryReport(id: string): CanaryReportState {
  const api = useApi(modelServingApiRef);
  const [state, setState] = useState<CanaryReportState>({});
  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function ask() {
      try {
        const report = await api.canaryReport(id);
        if (isCurrent) {
          setState({ report });
        }
      } catch (error) {
        if (isCurrent) {
          setState(({ report }) => ({ report, error: error as Error }));
        }
      }
      // Only once it is answered: the first look may wait for a second scrape.
      if (isCurrent) {
        timer = setTimeout(ask, AGAIN_MS);
      }
    }
    void ask();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      setState({});
    };
  }, [api, id]);
  return state;
}
