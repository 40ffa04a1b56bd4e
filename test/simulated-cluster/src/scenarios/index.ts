export * from './loadScenario';
export type * from './Scenario';
