import { chosenCluster, formAnswers } from './formAnswers';

it.each([[undefined], [{}], [{ formData: null }], [{ formData: 'text' }]])(
  'takes %j for a form without answers',
  context => {
    expect(formAnswers(context)).toEqual({});
  },
);

it.each([
  [{ cluster: 'prod' }, 'prod'],
  [{ cluster: '' }, undefined],
  [{ cluster: 1 }, undefined],
  [{}, undefined],
])('finds the cluster in %j', (answers, cluster) => {
  expect(chosenCluster(formAnswers({ formData: answers }))).toBe(cluster);
});
