import { aService } from '../__testUtils__/services';
import {
  commandsOfFix,
  describeCommand,
  statusCommand,
} from './kubectlCommand';

const place = { cluster: 'prod', namespace: 'payments', objects: [] };

describe('describeCommand', () => {
  it('describes the subject where it is', () => {
    expect(describeCommand('Pod/fraud-0', place)).toBe(
      'kubectl describe pod/fraud-0 -n payments --context prod',
    );
  });

  it('names the group where kubectl would take another kind', () => {
    const objects = [
      { apiVersion: 'serving.knative.dev/v1', kind: 'Service', name: 'ocr' },
      { apiVersion: 'v1', kind: 'Service', name: 'plain' },
    ];
    const resource = (subject: string) =>
      describeCommand(subject, { ...place, objects })?.split(' ')[2];
    expect(resource('Service/ocr')).toBe('service.serving.knative.dev/ocr');
    expect(resource('Service/plain')).toBe('service/plain');
    expect(resource('Service/other')).toBe('service/other');
  });

  it.each([
    'Pod/x; rm -rf ~',
    'Pod/$(reboot)',
    'Pod/--kubeconfig=x',
    'fraud',
    'Pod/a b',
    'Pod/a\u001b[31m',
  ])('makes no command of %j', subject => {
    expect(describeCommand(subject, place)).toBeUndefined();
  });

  it('quotes what a shell would take apart', () => {
    expect(
      describeCommand('Pod/a', { ...place, cluster: "it's $(here)" }),
    ).toBe("kubectl describe pod/a -n payments --context 'it'\\''s $(here)'");
  });
});

describe('commandsOfFix', () => {
  it('are what the fix tells to run', () => {
    const fix = 'either `kubectl logs a` or `kubectl logs b`';
    expect(commandsOfFix(fix)).toEqual(['kubectl logs a', 'kubectl logs b']);
  });

  it.each(['do not promote', 'set `spec.predictor` right', 'run kubectl'])(
    'are none in %j',
    fix => {
      expect(commandsOfFix(fix)).toEqual([]);
    },
  );
});

describe('statusCommand', () => {
  it('shows the same service in the terminal', () => {
    expect(statusCommand(aService())).toBe(
      'kubectl model status fraud -n payments --context prod',
    );
  });
});
