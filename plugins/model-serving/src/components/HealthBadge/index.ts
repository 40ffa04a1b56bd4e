export { HealthBadge, HealthWord } from './HealthBadge';
