export { CanariesPage } from './CanariesPage';
