import { Alert, Badge, Flex, Text } from '@backstage/ui';
import {
  isUnknown,
  type RolloutProgress as Rollout,
} from '@modeldeck/plugin-model-serving-common';
import { useTranslation } from '../../hooks/useTranslation';
import { rolloutMessage } from '../../view/rollout';
import { sentence } from '../../view/sentence';
import { KnownValue } from '../KnownValue';
import { RolloutChecks } from './RolloutChecks';
import { RolloutSteps } from './RolloutSteps';

/** How far a controller has come with a new revision, what it waits for and what it checks. */
export function RolloutProgress({ rollout }: { rollout: Rollout }) {
  const { t } = useTranslation();
  const { controller, strategy, phase, step, paused, aborted, checks } =
    rollout;
  const message = rolloutMessage(rollout);
  // Controllers give a reason where they have no sentence, e.g. CanaryPauseStep.
  const isWord = /^\w+$/.test(message);
  return (
    <Flex direction="column" gap="3">
      <Flex align="center" gap="2">
        <Text>
          <strong>{controller}</strong> · {strategy}
        </Text>
        <Badge size="small">{phase}</Badge>
        {isWord && <Text color="secondary">{message}</Text>}
      </Flex>
      {aborted && (
        <Alert
          status="danger"
          icon
          title={t('rollout.aborted')}
          description={t('rollout.abortedHelp')}
        />
      )}
      {paused !== undefined && (
        <Alert
          status="info"
          icon
          title={t('rollout.paused')}
          description={sentence(paused)}
        />
      )}
      {message !== '' && !isWord && <Text>{sentence(message)}</Text>}
      {isUnknown(step) ? (
        <Text>
          {t('rollout.steps')}: <KnownValue value={step} />
        </Text>
      ) : (
        <RolloutSteps step={step} />
      )}
      {checks.length > 0 && <RolloutChecks checks={checks} />}
    </Flex>
  );
}
