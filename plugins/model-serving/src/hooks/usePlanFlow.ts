import { useApi } from '@backstage/frontend-plugin-api';
import type { PlanRequest } from '@modeldeck/plugin-model-serving-common';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { modelServingApiRef } from '../api';
import { nextStep, type PlanFlow } from '../view/canary/planFlow';

export interface PlanFlowControl {
  flow: PlanFlow;
  /** has a plan made, in the place of the one that is shown */
  request(request: PlanRequest): void;
  /** has the plan that is shown written */
  confirm(): void;
}

/** Leads from a wish over its plan to the outcome. It begins with `first`, where that is given. */
export function usePlanFlow(
  id: string,
  first: PlanRequest | undefined,
): PlanFlowControl {
  const api = useApi(modelServingApiRef);
  const [flow, tell] = useReducer(nextStep, { step: 'asking' });
  // Answers to a wish that was changed meanwhile must not be shown for the new one.
  const asked = useRef(0);
  const request = useCallback(
    (wish: PlanRequest) => {
      asked.current += 1;
      const mine = asked.current;
      const isCurrent = () => mine === asked.current;
      tell({ type: 'request', request: wish });
      api.plan(id, wish).then(
        outcome => isCurrent() && tell({ type: 'planned', outcome }),
        (error: Error) =>
          isCurrent() && tell({ type: 'failed', message: error.message }),
      );
    },
    [api, id],
  );
  const begun = useRef(first);
  useEffect(() => {
    if (begun.current) {
      request(begun.current);
    }
  }, [request]);
  const confirm = () => {
    if (flow.step !== 'planned') {
      return;
    }
    tell({ type: 'confirm' });
    api.execute(id, { request: flow.request, plan: flow.plan }).then(
      outcome => tell({ type: 'executed', outcome }),
      (error: Error) => tell({ type: 'failed', message: error.message }),
    );
  };
  return { flow, request, confirm };
}
