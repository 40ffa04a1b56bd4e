import { Alert, Container, Flex } from '@backstage/ui';
import { useGpuReport } from '../../hooks/useGpuReport';
import { useTranslation } from '../../hooks/useTranslation';
import { nextStepOf } from '../../view/nextStepOf';
import { fullStop, sentence } from '../../view/sentence';
import { FleetSkeleton } from '../FleetSkeleton';
import { GpuOverview } from './GpuOverview';

/** Every pool of accelerators on every cluster: who holds it, what is idle and what fits. */
export function GpusPage() {
  const { t } = useTranslation();
  const { value: report, error } = useGpuReport();
  return (
    <Container pb="6">
      <Flex direction="column" gap="4">
        {error && (
          <Alert
            status={report ? 'warning' : 'danger'}
            icon
            role="alert"
            title={t(report ? 'gpus.stale' : 'gpus.failed')}
            description={`${fullStop(sentence(error.message))} ${t(
              nextStepOf(error),
            )}`}
          />
        )}
        {!report && !error && <FleetSkeleton />}
        {report && <GpuOverview report={report} />}
      </Flex>
    </Container>
  );
}
