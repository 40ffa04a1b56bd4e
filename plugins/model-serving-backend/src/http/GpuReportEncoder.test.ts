import { gpuHolder, gpuPool, gpuReport } from '../__fixtures__/gpuReport';
import type { ServiceAccess } from '../permissions/ServiceAccess';
import { GpuReportEncoder } from './GpuReportEncoder';

const REPORT = gpuReport({ pools: [gpuPool()], holders: [gpuHolder()] });

function access(key: string, seesAll: boolean): ServiceAccess {
  return {
    allows: () => seesAll,
    mayAllow: () => true,
    allowsAll: () => seesAll,
    key,
  };
}

describe('GpuReportEncoder', () => {
  it('gives each caller their own view', () => {
    const encoder = new GpuReportEncoder();
    const all = encoder.encode(REPORT, access('all', true), []);
    const some = encoder.encode(REPORT, access('some', false), []);
    expect(JSON.parse(all.body.toString())).toEqual(REPORT);
    expect(some.body.toString()).not.toMatch('scorer-1');
    expect(some.etag).not.toBe(all.etag);
  });

  it('writes one view once, until there is another report', () => {
    const encoder = new GpuReportEncoder();
    const view = () => encoder.encode(REPORT, access('all', true), []);
    expect(view()).toBe(view());
    const next = { ...REPORT, pools: [] };
    const another = encoder.encode(next, access('all', true), []);
    expect(JSON.parse(another.body.toString()).pools).toEqual([]);
  });

  it('tells reports apart by what they say, not by when they were made', () => {
    const encoder = new GpuReportEncoder();
    const etag = (report: typeof REPORT) =>
      encoder.encode(report, access('all', true), []).etag;
    const later = { ...REPORT, observedAt: '2026-11-21T12:00:01.000Z' };
    expect(etag(later)).toBe(etag(REPORT));
    expect(etag({ ...REPORT, pools: [] })).not.toBe(etag(REPORT));
  });

  it('keeps no more views than a few', () => {
    const encoder = new GpuReportEncoder();
    const first = encoder.encode(REPORT, access('0', true), []);
    for (let index = 1; index <= 50; index++) {
      encoder.encode(REPORT, access(String(index), true), []);
    }
    expect(encoder.encode(REPORT, access('0', true), [])).not.toBe(first);
  });
});
