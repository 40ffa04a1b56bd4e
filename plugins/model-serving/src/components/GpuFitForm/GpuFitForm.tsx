import {
  Button,
  Checkbox,
  Flex,
  NumberField,
  Select,
  TextField,
} from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  GpuFit,
  GpuFitRequest,
  GpuPool,
} from '@modeldeck/plugin-model-serving-common';
import { useRef, useState, type FormEvent } from 'react';
import { modelServingApiRef } from '../../api';
import { useTranslation } from '../../hooks/useTranslation';
import { fitRequest, type FitQuestion } from '../../view/gpu/fitRequest';
import { FitAnswer } from './FitAnswer';
import classes from './GpuFitForm.module.css';

const ANY = '~any';

export interface GpuFitFormProps {
  pools: readonly GpuPool[];
  /** id of the pool that is looked at */
  pool?: string;
}

/** "Will so many pods like this fit?" */
export function GpuFitForm({ pools, pool }: GpuFitFormProps) {
  const { t } = useTranslation();
  const resources = [...new Set(pools.flatMap(each => each.accelerators))];
  const [question, setQuestion] = useState<FitQuestion>({
    ...{ replicas: 1, perPod: 1, product: '', namespace: '', anyTaint: false },
    resource: resources[0] ?? '',
    pool: pool ?? '',
  });
  const { answer, isPending, ask } = useFit();
  const set = (part: Partial<FitQuestion>) =>
    setQuestion(current => ({ ...current, ...part }));
  const request = fitRequest(question);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (request) {
      ask(request);
    }
  };
  return (
    <Flex direction="column" gap="4">
      <form className={classes.form} onSubmit={submit}>
        <NumberField
          label={t('gpuFit.replicas')}
          minValue={1}
          value={question.replicas}
          onChange={replicas => set({ replicas })}
        />
        <Select
          label={t('gpuFit.resource')}
          options={resources.map(value => ({ value, label: value }))}
          value={question.resource}
          onChange={key => set({ resource: String(key) })}
        />
        <NumberField
          label={t('gpuFit.perPod')}
          minValue={1}
          value={question.perPod}
          onChange={perPod => set({ perPod })}
        />
        <Select
          label={t('gpus.pool')}
          options={[
            { value: ANY, label: t('filters.any') },
            ...pools.map(({ id, name, cluster }) => ({
              value: id,
              label: `${name} · ${cluster}`,
            })),
          ]}
          value={question.pool === '' ? ANY : question.pool}
          onChange={key => set({ pool: key === ANY ? '' : String(key) })}
        />
        <TextField
          label={t('gpuFit.product')}
          placeholder="A100"
          value={question.product}
          onChange={product => set({ product })}
        />
        <TextField
          label={t('gpuFit.namespace')}
          value={question.namespace}
          onChange={namespace => set({ namespace })}
        />
        <NumberField
          label={t('gpuFit.cpu')}
          minValue={0}
          value={question.cpu ?? NaN}
          onChange={cpu => set({ cpu })}
        />
        <NumberField
          label={t('gpuFit.memory')}
          minValue={0}
          value={question.memoryGiB ?? NaN}
          onChange={memoryGiB => set({ memoryGiB })}
        />
        <div className={classes.actions}>
          <Checkbox
            isSelected={question.anyTaint}
            onChange={anyTaint => set({ anyTaint })}
          >
            {t('gpuFit.anyTaint')}
          </Checkbox>
          <Button type="submit" isDisabled={!request} isPending={isPending}>
            {t('gpuFit.ask')}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        {answer && <FitAnswer answer={answer} pools={pools} />}
      </div>
    </Flex>
  );
}

/** The answer to the question that was asked last; answers to others come too late. */
function useFit() {
  const api = useApi(modelServingApiRef);
  const [answer, setAnswer] = useState<GpuFit | Error>();
  const [isPending, setPending] = useState(false);
  const asked = useRef(0);
  const ask = async (request: GpuFitRequest) => {
    asked.current += 1;
    const mine = asked.current;
    setPending(true);
    const told = await api.gpuFit(request).catch((error: Error) => error);
    if (mine === asked.current) {
      setAnswer(told);
      setPending(false);
    }
  };
  return { answer, isPending, ask };
}
