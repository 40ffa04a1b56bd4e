export * from './FleetChange';
export * from './ModelServingApi';
export * from './ModelServingClient';
