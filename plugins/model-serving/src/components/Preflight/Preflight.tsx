import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import type { PreflightReport } from '@modeldeck/plugin-model-serving-common';
import { useState } from 'react';
import { modelServingApiRef } from '../../api';
import { useTranslation } from '../../hooks/useTranslation';
import { sentence } from '../../view/sentence';
import { AgeText } from '../AgeText';
import { Section } from '../Section';
import { CheckList } from './CheckList';

/** Whether the next version would fit, be routed and be measured. Asked for only when wanted. */
export function Preflight({ id }: { id: string }) {
  const { t } = useTranslation();
  const { answer, isPending, ask } = usePreflight(id);
  return (
    <Section title={t('preflight.title')}>
      <Flex direction="column" gap="3" align="start">
        <Text color="secondary">{t('preflight.help')}</Text>
        <Button variant="secondary" isPending={isPending} onPress={ask}>
          {t(answer ? 'preflight.again' : 'preflight.ask')}
        </Button>
        <div aria-live="polite" style={{ alignSelf: 'stretch' }}>
          {answer instanceof Error && (
            <Alert
              status="warning"
              icon
              title={t('preflight.failed')}
              description={sentence(answer.message)}
            />
          )}
          {answer && !(answer instanceof Error) && (
            <>
              <CheckList checks={answer.checks} />
              <Text variant="body-small" color="secondary">
                <AgeText at={answer.observedAt} ago />
              </Text>
            </>
          )}
        </div>
      </Flex>
    </Section>
  );
}

/** The last answer, of this service only. */
function usePreflight(id: string) {
  const api = useApi(modelServingApiRef);
  const [told, setTold] = useState<{
    id: string;
    answer: PreflightReport | Error;
  }>();
  const [isPending, setPending] = useState(false);
  const ask = async () => {
    setPending(true);
    const answer = await api.preflight(id).catch((error: Error) => error);
    setTold({ id, answer });
    setPending(false);
  };
  return { answer: told?.id === id ? told.answer : undefined, isPending, ask };
}
