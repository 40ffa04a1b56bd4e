import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import {
  KubeError,
  PlanWriteError,
} from '@modeldeck/plugin-model-serving-node';
import { aPlan } from '../../__fixtures__/aPlan';
import { ActionLog } from './ActionLog';

const JANE = 'user:default/jane';

function setup() {
  const note = jest.fn();
  const logger = mockServices.logger.mock();
  const now = () => new Date('2026-11-21T12:00:00Z');
  return {
    note,
    logger,
    log: new ActionLog({ journal: { note }, now, logger }),
  };
}

describe('what people did', () => {
  it('is written down with who did it', async () => {
    const { log, note } = setup();
    await log.written(aPlan({ action: 'set-weight' }), JANE);
    expect(note).toHaveBeenCalledWith(aPlan().service, {
      at: '2026-11-21T12:00:00.000Z',
      type: 'weight-set',
      detail: 'v2 gets 100 %',
      by: JANE,
    });
  });

  it('is written down when it was left halfway, and not when nothing was begun', async () => {
    const { log, note } = setup();
    const [failed] = aPlan().writes;
    const cause = new KubeError({
      kind: 'timeout',
      cluster: 'west',
      what: 'patch',
      why: 'no answer',
    });
    const halfway = new PlanWriteError(
      { written: [], failed: failed!, isFailedUnknown: true, unwritten: [] },
      'undo it',
      cause,
    );
    const service = { id: aPlan().service };
    await log.failed(service, aPlan(), cause, JANE);
    expect(note).not.toHaveBeenCalled();
    await log.failed(service, aPlan(), new ConflictError('no', halfway), JANE);
    expect(note).toHaveBeenCalledWith(
      service.id,
      expect.objectContaining({ type: 'action-failed', by: JANE }),
    );
  });

  it('does not look as if it had failed where the database does', async () => {
    const { log, note, logger } = setup();
    note.mockRejectedValue(new Error('disk full'));
    await log.written(aPlan(), JANE);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringMatching(/lacks that it was promoted by user.*disk full/),
    );
  });
});
