export { FleetError } from './FleetError';
