import { CommandError } from '../../../cli/CommandError';
import type { CanaryOperation } from '../../../cli/Operation';
import { kindOf } from '../../../cluster/kindOf';
import { readPrometheusAddress } from '../../../cluster/prometheusAddress';
import { gateAccess, type GateObject, placed } from './gateAccess';
import { gateCommand, undecidedIsWell, watching } from './gateCommand';
import type { PolicyRule } from './gateRules';

/** A CronJob's name has room for the suffix of its Jobs and no more. */
const LONGEST_NAME = 52;
const STATE = '/state';

/** By which the executor of a workflow says how a step ended. */
const WORKFLOW_RULE: PolicyRule = {
  apiGroups: ['argoproj.io'],
  resources: ['workflowtaskresults'],
  verbs: ['create', 'patch'],
};

const USER = 65_532;

const POD_SECURITY = {
  runAsNonRoot: true,
  runAsUser: USER,
  fsGroup: USER,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** What judges a canary in the cluster: the account, its rights, and what runs. */
export function gateObjects(operation: CanaryOperation): GateObject[] {
  const { target, namespace, manifest } = operation;
  const prometheus =
    operation.prometheus === undefined
      ? undefined
      : readPrometheusAddress(operation.prometheus);
  if (prometheus && 'service' in prometheus && namespace === undefined) {
    throw new CommandError(
      'usage',
      'a Prometheus in another namespace has to know whom to let in: add -n, the namespace of the service',
    );
  }
  const name = gateName(target?.name ?? '');
  return [
    ...gateAccess({
      name,
      namespace,
      prometheus,
      kind: target?.type === undefined ? undefined : kindOf(target.type),
      further: manifest === 'argo-step' ? [WORKFLOW_RULE] : [],
    }),
    ...workloadOf(name, operation),
  ];
}

function gateName(service: string): string {
  const suffix = '-canary-gate';
  return `${service
    .slice(0, LONGEST_NAME - suffix.length)
    .replace(/[^a-z0-9]+$/, '')}${suffix}`;
}

function workloadOf(name: string, operation: CanaryOperation): GateObject[] {
  switch (operation.manifest) {
    case 'cronjob':
      return cronJob(name, operation);
    case 'argo-step':
      return [workflowTemplate(name, operation)];
    default:
      return [job(name, operation)];
  }
}

/** It fails where it is not to be promoted: with 3 to roll back, with 4 when time is over. */
function job(name: string, operation: CanaryOperation): GateObject {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: placed(name, operation.namespace),
    spec: jobSpec(name, {
      ...container(operation),
      args: gateCommand(operation, watching(operation)),
    }),
  };
}

/** Each run goes on where the last one was; it fails where the canary is to be rolled back. */
function cronJob(name: string, operation: CanaryOperation): GateObject[] {
  const { target, namespace } = operation;
  const words = gateCommand(operation, [
    '--state',
    `${STATE}/${target?.name}.json`,
  ]);
  const claim: GateObject = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: placed(name, namespace),
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '16Mi' } },
    },
  };
  const judging = {
    ...container(operation),
    command: ['sh', '-c', undecidedIsWell(['kubectl-model', ...words])],
    volumeMounts: [{ name: 'state', mountPath: STATE }],
  };
  const volumes = [
    { name: 'state', persistentVolumeClaim: { claimName: name } },
  ];
  return [
    claim,
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: placed(name, namespace),
      spec: {
        schedule: '*/5 * * * *',
        concurrencyPolicy: 'Forbid',
        jobTemplate: { spec: jobSpec(name, judging, volumes) },
      },
    },
  ];
}

function workflowTemplate(
  name: string,
  operation: CanaryOperation,
): GateObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'WorkflowTemplate',
    metadata: placed(name, operation.namespace),
    spec: {
      templates: [
        {
          name: 'gate',
          serviceAccountName: name,
          securityContext: POD_SECURITY,
          container: {
            ...container(operation),
            args: gateCommand(operation, watching(operation)),
          },
        },
      ],
    },
  };
}

function container({ image }: CanaryOperation) {
  return {
    name: 'gate',
    image,
    command: ['kubectl-model'],
    resources: {
      requests: { cpu: '50m', memory: '96Mi' },
      limits: { memory: '256Mi' },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
  };
}

/** Not tried again: a verdict is no accident that passes. */
function jobSpec(name: string, judging: object, volumes?: object[]) {
  return {
    backoffLimit: 0,
    ttlSecondsAfterFinished: 86_400,
    template: {
      spec: {
        serviceAccountName: name,
        restartPolicy: 'Never',
        securityContext: POD_SECURITY,
        containers: [judging],
        ...(volumes && { volumes }),
      },
    },
  };
}
