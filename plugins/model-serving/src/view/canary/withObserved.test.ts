import { aReport } from '../../__testUtils__/canaryReport';
import { aRevision, someTraffic } from '../../__testUtils__/services';
import { withObserved } from './withObserved';

const stable = aRevision({ name: 'fraud-predictor-00003' });
const other = aRevision({ name: 'other', traffic: someTraffic(0) });

describe('withObserved', () => {
  it('takes only what metrics saw from a report, only for its revisions', () => {
    const report = aReport();
    const observed = { percent: 77, source: 'errors counted' };
    report.stable.traffic = { ...someTraffic(1), observed };
    expect(withObserved([stable, other], report)).toEqual([
      { ...stable, traffic: { ...stable.traffic, observed } },
      other,
    ]);
  });

  it('leaves revisions as they are without one', () => {
    expect(withObserved([stable], undefined)).toEqual([stable]);
  });
});
