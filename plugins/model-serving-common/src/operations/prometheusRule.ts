/** One alert of Prometheus. @public */
export interface AlertingRule {
  alert: string;
  expr: string;
  for: string;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
}

/** As the Prometheus operator takes it: monitoring.coreos.com/v1. @public */
export interface PrometheusRule {
  apiVersion: 'monitoring.coreos.com/v1';
  kind: 'PrometheusRule';
  metadata: {
    name: string;
    namespace?: string;
    labels?: Readonly<Record<string, string>>;
  };
  spec: { groups: Array<{ name: string; rules: AlertingRule[] }> };
}
