export { HealthBadge, HealthIcon, HealthWord } from './HealthBadge';
