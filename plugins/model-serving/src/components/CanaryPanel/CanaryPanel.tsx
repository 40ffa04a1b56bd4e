import { Button, Flex, Text } from '@backstage/ui';
import {
  isUnknown,
  type CanaryControl,
  type Decision,
  type Known,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { useState } from 'react';
import { useCanaryControl } from '../../hooks/useCanaryControl';
import { useCanaryReport } from '../../hooks/useCanaryReport';
import { useTranslation, type Translate } from '../../hooks/useTranslation';
import {
  hasTrafficToMove,
  type OfferedAction,
  offeredActions,
  sharingRevisions,
  suggestedAction,
} from '../../view/canary/canaryActions';
import { withObserved } from '../../view/canary/withObserved';
import { hasCanary } from '../../view/traffic';
import { CanaryVerdict } from '../CanaryVerdict';
import { PlanDialog } from '../PlanDialog';
import { Section } from '../Section';
import { RevisionComparison } from './RevisionComparison';

/** The versions of a service side by side, and what moves traffic between them. */
export function CanaryPanel({ service }: { service: ModelService }) {
  const { t } = useTranslation();
  // The dialog outlives the canary: what it has just written may end it.
  const [action, setAction] = useState<OfferedAction>();
  const isJudged = hasCanary(service.revisions);
  const report = useCanaryReport(isJudged ? service.id : undefined);
  if (!hasTrafficToMove(service) && !action) {
    return null;
  }
  const decision = report.value?.verdict.decision;
  return (
    <Section title={t('canary.title')}>
      <Flex direction="column" gap="4">
        {isJudged && <CanaryVerdict {...report} />}
        <RevisionComparison
          revisions={withObserved(sharingRevisions(service), report.value)}
        />
        <Actions {...{ service, action, decision }} onChange={setAction} />
      </Flex>
    </Section>
  );
}

interface ActionsProps {
  service: ModelService;
  action: OfferedAction | undefined;
  /** by the evidence; undefined as long as none is known */
  decision: Decision | undefined;
  onChange: (action: OfferedAction | undefined) => void;
}

function Actions({ service, action, decision, onChange }: ActionsProps) {
  const { t } = useTranslation();
  const control = useCanaryControl(service.id);
  const reason = whyNot(control, t);
  return (
    <Flex direction="column" gap="2">
      <div role="group" aria-label={t('canary.actions')}>
        <Flex gap="2" style={{ flexWrap: 'wrap' }}>
          {offeredActions(service).map(offered => (
            <Button
              key={offered}
              variant={
                offered === suggestedAction(decision) ? 'primary' : 'secondary'
              }
              onPress={() => onChange(offered)}
            >
              {t(`plan.action.${offered}`)} …
            </Button>
          ))}
        </Flex>
      </div>
      {reason !== undefined && (
        <Text variant="body-small" color="secondary">
          {reason}
        </Text>
      )}
      {action && (
        <PlanDialog
          service={service}
          action={action}
          decision={decision}
          whyNot={reason}
          onClose={() => onChange(undefined)}
        />
      )}
    </Flex>
  );
}

function whyNot(
  control: Known<CanaryControl> | undefined,
  t: Translate,
): string | undefined {
  if (!control) {
    return t('canary.asking');
  }
  if (isUnknown(control)) {
    return t('canary.cannotAsk', { reason: control.unknown });
  }
  return control.allowed
    ? undefined
    : t('canary.notAllowed', { reason: control.reason });
}
