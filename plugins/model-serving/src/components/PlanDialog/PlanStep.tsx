import { Alert, Button, Checkbox, Text } from '@backstage/ui';
import type {
  Decision,
  ModelService,
  PlanRequest,
} from '@modeldeck/plugin-model-serving-common';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../hooks/useTranslation';
import { sharingRevisions } from '../../view/canary/canaryActions';
import type { PlanFlow } from '../../view/canary/planFlow';
import { sentence } from '../../view/sentence';
import { PlanDetails } from './PlanDetails';
import { PlanOutcomeProgress } from './PlanOutcomeProgress';
import { RefusalDetails } from './RefusalDetails';
import { Step } from './Step';
import { WeightsForm } from './WeightsForm';

export interface PlanStepProps {
  service: ModelService;
  flow: PlanFlow;
  decision?: Decision;
  whyNot?: string;
  /** health when it was confirmed */
  before: ModelService['health'];
  onRequest: (request: PlanRequest) => void;
  onConfirm: () => void;
  /** the button that closes the dialog */
  cancel: ReactNode;
}

/** What there is to see and to do at this step of the way. */
export function PlanStep(props: PlanStepProps) {
  const { t } = useTranslation();
  const { flow, service, before, onRequest, cancel } = props;
  switch (flow.step) {
    case 'asking':
      return (
        <WeightsForm
          revisions={sharingRevisions(service)}
          onPlan={weights => onRequest({ action: 'set-weight', weights })}
          cancel={cancel}
        />
      );
    case 'planning':
      return (
        <Step actions={cancel}>
          <Alert
            status="info"
            isPending
            role="status"
            title={t('plan.planning')}
          />
        </Step>
      );
    case 'refused':
      return (
        <Step actions={cancel}>
          {flow.changed && <Changed />}
          <RefusalDetails refusal={flow.refusal} />
        </Step>
      );
    case 'failed':
      return (
        <Step actions={cancel}>
          <Failed message={flow.message} confirmed={flow.confirmed} />
        </Step>
      );
    case 'written':
      return (
        <Step actions={cancel}>
          <PlanOutcomeProgress
            plan={flow.plan}
            before={before}
            service={service}
          />
        </Step>
      );
    default:
      return <Confirmation {...props} flow={flow} />;
  }
}

type Shown = Extract<PlanFlow, { step: 'planned' | 'writing' }>;

function Confirmation({
  service,
  flow,
  decision,
  whyNot,
  onRequest,
  onConfirm,
  cancel,
}: PlanStepProps & { flow: Shown }) {
  const { t } = useTranslation();
  const { request, plan } = flow;
  const isWriting = flow.step === 'writing';
  const isHarmful = plan.action === 'promote' && decision === 'rollback';
  const [isAware, setAware] = useState(false);
  return (
    <Step
      actions={
        <>
          {whyNot !== undefined && <Text color="secondary">{whyNot}</Text>}
          {cancel}
          <Button
            variant="primary"
            isDisabled={whyNot !== undefined || (isHarmful && !isAware)}
            isPending={isWriting}
            onPress={onConfirm}
          >
            {t(`plan.confirm.${plan.action}`)}
          </Button>
        </>
      }
    >
      {flow.step === 'planned' && flow.changed && <Changed />}
      {isHarmful && (
        <Alert
          status="danger"
          icon
          role="alert"
          title={t('plan.harmful')}
          description={
            <Checkbox
              isSelected={isAware}
              isDisabled={isWriting}
              onChange={setAware}
            >
              {t('plan.harmfulAware')}
            </Checkbox>
          }
        />
      )}
      {request.action === 'promote' && service.rollout && (
        <Checkbox
          isSelected={request.full ?? false}
          isDisabled={isWriting}
          onChange={full => onRequest({ action: 'promote', full })}
        >
          {t('plan.full')}
        </Checkbox>
      )}
      <PlanDetails plan={plan} service={service} />
    </Step>
  );
}

function Changed() {
  const { t } = useTranslation();
  return (
    <Alert
      status="warning"
      icon
      role="alert"
      title={t('plan.changed')}
      description={t('plan.changedHelp')}
    />
  );
}

function Failed({
  message,
  confirmed,
}: {
  message: string;
  confirmed: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Alert
      status="danger"
      icon
      role="alert"
      title={t(confirmed ? 'plan.failedWriting' : 'plan.failed')}
      description={
        <>
          {sentence(message)} {confirmed && t('plan.failedWritingHelp')}
        </>
      }
    />
  );
}
