import { useApi } from '@backstage/frontend-plugin-api';
import {
  type CanaryControl,
  type Known,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { useEffect, useState } from 'react';
import { modelServingApiRef } from '../api';

/** Whether the user may move a service's traffic; undefined while it is asked. */
export function useCanaryControl(id: string): Known<CanaryControl> | undefined {
  const api = useApi(modelServingApiRef);
  const [answer, setAnswer] = useState<{
    id: string;
    control: Known<CanaryControl>;
  }>();
  useEffect(() => {
    let isCurrent = true;
    api
      .canaryControl(id)
      .catch((error: Error) => unknown(error.message))
      .then(control => {
        if (isCurrent) {
          setAnswer({ id, control });
        }
      });
    return () => {
      isCurrent = false;
    };
  }, [api, id]);
  return answer?.id === id ? answer.control : undefined;
}
