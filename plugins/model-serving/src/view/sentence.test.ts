import { fullStop, sentence } from './sentence';

describe('sentence', () => {
  it.each([
    ['the container is killed', 'The container is killed'],
    ['correct it: `kubectl edit`', 'Correct it: `kubectl edit`'],
    ['stopped', 'Stopped'],
  ])('begins %j with a capital', (text, expected) => {
    expect(sentence(text)).toBe(expected);
  });

  it.each([
    'spec.predictor.minReplicas is no number',
    'fraud-predictor-00002 is not ready',
    'latestReadyRevision is empty',
    'v2 is not ready',
    'The container is killed',
    '"x" is gone',
    '이미지를 찾을 수 없습니다',
    '',
  ])('leaves %j as it is', text => {
    expect(sentence(text)).toBe(text);
  });
});

describe('fullStop', () => {
  it.each([
    ['check your network', 'check your network.'],
    ['It is gone.', 'It is gone.'],
    ['why?', 'why?'],
  ])('ends %j as %j', (text, expected) => {
    expect(fullStop(text)).toBe(expected);
  });
});
