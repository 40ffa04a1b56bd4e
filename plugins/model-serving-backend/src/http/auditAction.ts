import type { AuditorService } from '@backstage/backend-plugin-api';
import {
  cleanStorageUri,
  type ModelService,
  type PlanRequest,
  type StartCanaryRequest,
} from '@modeldeck/plugin-model-serving-common';
import type { Request } from 'express';

export interface AuditedAction<T> {
  auditor: AuditorService;
  event: string;
  severity: 'low' | 'high';
  /** whose it is the auditor reads from it */
  request: Request<{ id: string }>;
  service: ModelService;
  wanted: PlanRequest;
  run: () => Promise<T>;
  /** the outcome in a word */
  told: (outcome: T) => string;
}

type AuditMeta = Parameters<AuditorService['createEvent']>[0]['meta'];

/** Does something for a user, and leaves on record who wanted what and what became of it. */
export function auditAction<T>(action: AuditedAction<T>): Promise<T> {
  const { service, wanted } = action;
  return onRecord({
    ...action,
    meta: {
      service: service.id,
      action: wanted.action,
      ...('weights' in wanted && { weights: { ...wanted.weights } }),
      ...('version' in wanted && versionOf(wanted)),
    },
  });
}

/** What was asked for is recorded also where it is refused for the password in it. */
function versionOf({ version, percent }: StartCanaryRequest) {
  const told = Object.entries(version).map(([field, value]) => [
    field,
    cleanStorageUri(String(value)),
  ]);
  return { version: Object.fromEntries(told), percent };
}

/** The same of what is not an action on a service that is there. */
export async function onRecord<T>(
  action: Pick<
    AuditedAction<T>,
    'auditor' | 'event' | 'severity' | 'run' | 'told'
  > & { request: Request; meta: AuditMeta },
): Promise<T> {
  const { auditor, event, severity, request, meta } = action;
  const record = await auditor.createEvent({
    eventId: event,
    severityLevel: severity,
    request,
    meta,
  });
  try {
    const outcome = await action.run();
    await record.success({ meta: { outcome: action.told(outcome) } });
    return outcome;
  } catch (error) {
    await record.fail({ error: error as Error });
    throw error;
  }
}
