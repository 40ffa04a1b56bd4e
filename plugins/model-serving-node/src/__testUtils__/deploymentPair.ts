/** Two versions of the service `churn`, each a Deployment with a name of its own. */
export const DEPLOYMENT_PAIR = ['churn-blue', 'churn-green'].map(name => {
  const labels = { 'modeldeck.io/model-service': 'churn', version: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'model', image: 'churn:1' }] },
      },
    },
  };
});
