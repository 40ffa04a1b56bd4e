import type {
  PlanOutcome,
  PlanRequest,
} from '../../../canary/plan/PlanRequest';
import { refuse } from '../../../canary/plan/refuse';
import { refuseGone } from '../../../canary/plan/refuseGone';
import type { ModelService } from '../../../model/types';
import type { PlanContext } from '../../ServingPlatform';
import { CANARIES } from '../canary';
import { flaggerView } from '../FlaggerView';
import { waitingGate } from '../flaggerProgress';
import { type FlaggerPlanning, specPlan } from './FlaggerPlanning';
import { planPromote } from './planPromote';
import { refuseRollback } from './refuseRollback';
import { startAnalysis } from './startAnalysis';

/** What a person may write so that Flagger does it; it has no commands of its own. */
export function planFlagger(
  request: PlanRequest,
  service: ModelService,
  context: PlanContext,
): PlanOutcome {
  const { objects } = context;
  const canary = objects.find(CANARIES, service.name);
  const view = canary && flaggerView(canary, objects);
  if (!view) {
    return refuseGone({ request, service });
  }
  const planning: FlaggerPlanning = { request, service, view, context };
  switch (request.action) {
    case 'promote':
      return planPromote(planning);
    case 'rollback':
      return refuseRollback(planning);
    case 'pause':
      return planPause(planning);
    case 'resume':
      return planResume(planning);
    case 'start-canary':
      return startAnalysis(planning, request);
    default:
      return refuse(planning, {
        reason: 'weight-owned-by-controller',
        message:
          'Flagger moves the weight by its own steps, and writes the route again at every interval',
        instead:
          'change spec.analysis.stepWeight or stepWeights, or pause it at the weight it has',
      });
  }
}

function planPause(planning: FlaggerPlanning): PlanOutcome {
  return planning.view.canary.suspend
    ? refuse(planning, {
        reason: 'already-paused',
        message: 'it is suspended already',
        instead: 'resume it to go on',
      })
    : specPlan(
        planning,
        { suspend: true },
        {
          summary:
            'Flagger leaves everything as it is until it is resumed; new versions wait',
          risks: [
            {
              id: 'no-rollback-while-suspended',
              severity: 'warning',
              detail:
                'a canary that fails meanwhile is not rolled back: nothing is measured',
            },
          ],
          undo: 'resume it',
        },
      );
}

function planResume(planning: FlaggerPlanning): PlanOutcome {
  const { canary } = planning.view;
  if (canary.suspend) {
    return specPlan(
      planning,
      { suspend: false },
      {
        summary: 'Flagger goes on from where it was suspended, step by step',
        undo: 'pause it again',
      },
    );
  }
  const gate = waitingGate(canary);
  return gate
    ? refuse(planning, {
        reason: 'gate-closed',
        message: `it waits for the webhook of its gate ${gate.type}, which no change of the Canary opens`,
        instead: `open the gate ${gate.names.join(' and ') || gate.type}`,
      })
    : refuse(planning, {
        reason: 'not-paused',
        message: `it is not suspended: its phase is ${
          canary.status.phase || 'not known'
        }`,
        instead: 'nothing: it goes on by itself',
      });
}
