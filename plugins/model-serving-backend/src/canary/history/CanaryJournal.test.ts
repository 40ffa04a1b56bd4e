import { canaryHistorySchema } from '@modeldeck/plugin-model-serving-common';
import type { Knex } from 'knex';
import {
  aLook,
  BEGAN,
  servedCanary,
  targetOf,
} from '../../__fixtures__/canaries';
import { testDatabases } from '../../__testUtils__/testDatabases';
import { CanaryEventStore } from '../../database/CanaryEventStore';
import { CanaryLookStore } from '../../database/CanaryLookStore';
import type { StoredWatch } from '../../database/canaryWatchRow';
import { lookOf } from '../judge/lookOf';
import { CanaryJournal } from './CanaryJournal';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const SERVICE = servedCanary().id;
const at = (minutes: number) =>
  new Date(BEGAN + minutes * MINUTE).toISOString();

const databases = testDatabases();

describe.each(databases.ids)('the journal of canaries on %s', id => {
  let knex: Knex;
  let journal: CanaryJournal;

  beforeEach(async () => {
    knex = await databases.open(id);
    journal = new CanaryJournal(knex);
  });

  const side = (revision: string) => ({ revision, modelVersion: revision });

  const begin = (minutes = 0, service = SERVICE) =>
    journal.begin({
      service,
      stable: side('v1'),
      canary: side('v2'),
      beganAt: at(minutes),
    });

  async function begun(minutes = 0): Promise<StoredWatch> {
    const watch = await begin(minutes);
    if (!watch) {
      throw new Error('another one has begun it');
    }
    return watch;
  }

  const open = async () => {
    const watch = await journal.watches.openOf(SERVICE);
    if (!watch) {
      throw new Error('none is open');
    }
    return watch;
  };

  const keep = async (...look: Parameters<typeof aLook>) =>
    journal.keepLook(await open(), aLook(...look));

  const typesOf = async () => {
    const [run] = (await journal.history(SERVICE)).canaries;
    return run?.events.map(({ type }) => type);
  };

  it('begins a watch once, however many do at the same time', async () => {
    const all = await Promise.all([begin(), begin(), begin()]);
    expect(all.filter(Boolean)).toHaveLength(1);
    expect(await journal.watches.open()).toHaveLength(1);
    expect(await typesOf()).toEqual(['began']);
  });

  it('gives back what was kept', async () => {
    await begun();
    const look = aLook(BEGAN + MINUTE);
    await journal.keepLook(await open(), look);
    expect(await open()).toMatchObject({
      lookedAt: at(1),
      memory: JSON.parse(JSON.stringify(look.memory)),
      report: look.report,
      version: 1,
    });
  });

  it('keeps one of two looks that began with the same evidence', async () => {
    const watch = await begun();
    const looks = [1, 2].map(minutes => aLook(BEGAN + minutes * MINUTE));
    const kept = await Promise.all(
      looks.map(look => journal.keepLook(watch, look)),
    );
    expect(kept.filter(Boolean)).toHaveLength(1);
    const [run] = (await journal.history(SERVICE)).canaries;
    expect(run?.looks).toHaveLength(1);
  });

  it('keeps nothing of what ended meanwhile', async () => {
    const watch = await begun();
    const ending = { outcome: 'promoted', detail: 'v2 was promoted' } as const;
    expect(await journal.end(watch, ending, at(1))).toBe(true);
    expect(await journal.end(watch, ending, at(2))).toBe(false);
    expect(await journal.keepLook(watch, aLook(BEGAN + MINUTE))).toBe(false);
    expect(await typesOf()).toEqual(['began', 'ended']);
  });

  it('tells what was decided, and when that changed', async () => {
    await begun();
    await keep(BEGAN + MINUTE);
    await keep(BEGAN + 2 * MINUTE, 'rollback');
    await keep(BEGAN + 3 * MINUTE, 'rollback');
    await keep(BEGAN + 4 * MINUTE, 'rollback', targetOf(servedCanary(50)));
    const history = await journal.history(SERVICE);
    expect(canaryHistorySchema.parse(history)).toEqual(history);
    expect(history.canaries).toEqual([
      expect.objectContaining({
        stable: side('v1'),
        canary: side('v2'),
        outcome: 'in-flight',
        since: at(0),
      }),
    ]);
    expect(history.canaries[0]?.looks.map(({ weight }) => weight)).toEqual([
      20, 20, 20, 50,
    ]);
    expect(history.canaries[0]?.events.slice(1)).toEqual([
      {
        at: at(2),
        type: 'decision-changed',
        decision: 'rollback',
        detail: 'rollback: for rollback',
      },
      {
        at: at(4),
        type: 'weight-changed',
        detail: 'v2 gets 50 % of the traffic, not 20 % any more',
      },
    ]);
  });

  it('says since when looks fail, keeps the evidence, and tells of it afterwards', async () => {
    const watch = await begun();
    await keep(BEGAN + MINUTE);
    await journal.watches.keepTrouble(watch.id, 'no answer', at(2));
    await journal.watches.keepTrouble(watch.id, 'no route to host', at(3));
    const [run] = (await journal.history(SERVICE)).canaries;
    expect(run?.trouble).toEqual({ since: at(2), reason: 'no route to host' });
    expect((await open()).memory).toBeDefined();
    await keep(BEGAN + 9 * MINUTE);
    expect((await open()).trouble).toBeUndefined();
    expect(await typesOf()).toEqual(['began', 'looks-failing', 'looks-again']);
  });

  it('says nothing of trouble that was over at once', async () => {
    const watch = await begun();
    await journal.watches.keepTrouble(watch.id, 'no answer', at(2));
    await keep(BEGAN + 3 * MINUTE);
    expect(await typesOf()).toEqual(['began']);
  });

  it.each([
    ['shortly before it is watched', -5, ['weight-set', 'began']],
    ['long before', -50, ['began']],
  ])('has what was done %s', async (_, minutes, types) => {
    await journal.note(SERVICE, {
      at: at(minutes),
      type: 'weight-set',
      detail: 'v2 gets 20 %',
      by: 'user:default/jane',
    });
    await begun();
    expect(await typesOf()).toEqual(types);
  });

  it('has who started it, however long its model took to load, and not those before it', async () => {
    const started = (minutes: number) =>
      journal.note(SERVICE, {
        at: at(minutes),
        type: 'started',
        detail: 'a new revision gets 10 %',
        by: 'user:default/jane',
      });
    await started(-50);
    const first = await begun();
    await journal.end(first, { outcome: 'promoted', detail: '' }, at(20));
    await started(21);
    expect(await typesOf()).toEqual(['started', 'began', 'ended']);
    await begun(60);
    expect(await typesOf()).toEqual(['started', 'began']);
    // Written down a moment after the canary was seen.
    await started(61);
    expect(await typesOf()).toEqual(['started', 'began', 'started']);
  });

  it('has what was done while it was watched, and shortly after', async () => {
    const watch = await begun();
    const by = 'user:default/jane';
    const note = (minutes: number) =>
      journal.note(SERVICE, {
        at: at(minutes),
        type: 'promoted',
        detail: '',
        by,
      });
    await note(1);
    await journal.end(watch, { outcome: 'promoted', detail: '' }, at(2));
    await note(3);
    await note(30);
    expect(await typesOf()).toEqual(['began', 'promoted', 'ended', 'promoted']);
  });

  it('tells the newest run first, and nothing of another service', async () => {
    await begin(0, 'west/fraud/inferenceservice/other');
    const first = await begun();
    await journal.end(first, { outcome: 'rolled-back', detail: '' }, at(5));
    await begun(10);
    const { canaries } = await journal.history(SERVICE);
    expect(canaries.map(({ outcome }) => outcome)).toEqual([
      'in-flight',
      'rolled-back',
    ]);
  });

  it('keeps few of many looks', async () => {
    const { id: watchId } = await begun();
    const looks = new CanaryLookStore(knex);
    for (let minute = 1; minute <= 410; minute += 1) {
      const { report } = aLook(
        BEGAN + minute * MINUTE,
        minute === 77 ? 'promote' : undefined,
      );
      await looks.add(watchId, lookOf(report));
    }
    const [run] = (await journal.history(SERVICE)).canaries;
    expect(run?.looks.length).toBeGreaterThan(150);
    expect(run?.looks.length).toBeLessThanOrEqual(200);
    expect(run?.looks.map(({ at: when }) => when)).toEqual(
      expect.arrayContaining([at(1), at(77), at(78), at(410)]),
    );
  });

  it('keeps few changes of a decision that flutters, and all that people did', async () => {
    const watch = await begun();
    await journal.note(SERVICE, { at: at(0), type: 'paused', detail: 'by me' });
    const events = new CanaryEventStore(knex);
    const fluttering = Array.from({ length: 201 }, () => ({
      at: at(1),
      type: 'decision-changed' as const,
      detail: 'again',
    }));
    await events.add({ service: SERVICE, watchId: watch.id }, fluttering);
    await events.add({ service: SERVICE, watchId: watch.id }, fluttering);
    const types = await typesOf();
    expect(types).toHaveLength(302);
    expect(types).toContain('paused');
  });

  it('lets one caller do what the policy demands', async () => {
    const { id: watchId } = await begun();
    const claims = await Promise.all(
      [1, 2, 3].map(minute => journal.watches.claimAction(watchId, at(minute))),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('forgets what ended long ago, with all that was told of it', async () => {
    const watch = await begun();
    await keep(BEGAN + MINUTE);
    await journal.end(watch, { outcome: 'gone', detail: '' }, at(2));
    const later = (days: number) => new Date(BEGAN + days * DAY).toISOString();
    await journal.expire(later(89), 90);
    expect((await journal.history(SERVICE)).canaries).toHaveLength(1);
    await journal.expire(later(91), 90);
    expect((await journal.history(SERVICE)).canaries).toEqual([]);
  });
});
