import { Button, Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import type {
  Decision,
  ModelService,
  PlanRequest,
} from '@modeldeck/plugin-model-serving-common';
import { useState } from 'react';
import { usePlanFlow } from '../../hooks/usePlanFlow';
import { useTranslation } from '../../hooks/useTranslation';
import type { OfferedAction } from '../../view/canary/canaryActions';
import { PlanStep } from './PlanStep';
import classes from './PlanDialog.module.css';

export interface PlanDialogProps {
  service: ModelService;
  action: OfferedAction;
  /** by the evidence; undefined: none is known */
  decision?: Decision;
  /** why the user may see plans only; undefined: they may be written */
  whyNot?: string;
  onClose: () => void;
}

/** From an action over its plan to what came of it. Nothing is written before it is confirmed. */
export function PlanDialog(props: PlanDialogProps) {
  const { service, action, onClose } = props;
  const { t } = useTranslation();
  const control = usePlanFlow(service.id, firstRequest(action));
  // What had failed before has not failed because of this.
  const [before, setBefore] = useState(service.health);
  const isWriting = control.flow.step === 'writing';
  return (
    <Dialog
      isOpen
      width={720}
      className={classes.dialog}
      isDismissable={false}
      isKeyboardDismissDisabled={isWriting}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>
        {t(`plan.title.${action}`, { name: service.name })}
      </DialogHeader>
      <DialogBody>
        <PlanStep
          {...props}
          flow={control.flow}
          before={before}
          onRequest={control.request}
          onConfirm={() => {
            setBefore(service.health);
            control.confirm();
          }}
          cancel={
            <Button
              variant="secondary"
              isDisabled={isWriting}
              onPress={onClose}
            >
              {t(isOver(control.flow.step) ? 'plan.close' : 'plan.cancel')}
            </Button>
          }
        />
      </DialogBody>
    </Dialog>
  );
}

/** Weights are asked for first; everything else can be planned at once. */
function firstRequest(action: OfferedAction): PlanRequest | undefined {
  return action === 'set-weight' ? undefined : { action };
}

function isOver(step: string): boolean {
  return step === 'written' || step === 'refused' || step === 'failed';
}
