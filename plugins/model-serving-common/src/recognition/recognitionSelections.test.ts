import { DEFAULT_SETTINGS } from '../settings/ServingSettings';
import {
  recognisedSelections,
  recognisedSelector,
} from './recognitionSelections';
import type { RecognitionRule } from './RecognitionRule';

const settingsOf = (...recognitionRules: RecognitionRule[]) => ({
  ...DEFAULT_SETTINGS,
  recognitionRules,
});

const IMAGES: RecognitionRule = {
  name: 'images',
  kinds: ['Deployment'],
  images: ['**/r-plumber'],
};
const LABELS: RecognitionRule = {
  name: 'labels',
  labels: 'runtime',
  serviceLabel: 'app',
};

describe('what is asked of the API server', () => {
  it('is by label as long as no rule could find more', () => {
    const label = 'modeldeck.io/model-service';
    const settings = settingsOf(IMAGES);
    expect(recognisedSelector('Deployment', DEFAULT_SETTINGS)).toBe(label);
    expect(recognisedSelector('Rollout', settings)).toBe(label);
    expect(recognisedSelector('Deployment', settings)).toBeUndefined();
  });

  it('is, for one service, what each rule could call so', () => {
    const settings = settingsOf(IMAGES, LABELS);
    const mark = { labelSelector: 'modeldeck.io/model-service=churn' };
    expect(recognisedSelections('Deployment', 'churn', settings)).toEqual([
      mark,
      { name: 'churn' },
      { labelSelector: 'runtime,app=churn' },
    ]);
    expect(recognisedSelections('Rollout', 'churn', settings)).toEqual([
      mark,
      { labelSelector: 'runtime,app=churn' },
    ]);
    expect(recognisedSelections('KnativeService', 'churn', settings)).toEqual([
      { name: 'churn' },
    ]);
  });
});
