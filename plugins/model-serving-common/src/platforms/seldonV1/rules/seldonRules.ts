import { abTestBranches } from './abTestBranches';
import { apiVersionOld } from './apiVersionOld';
import { graphUnitUnknown } from './graphUnitUnknown';
import { idlePredictorHoldsAccelerators } from './idlePredictorHoldsAccelerators';
import { predictorNameTwice } from './predictorNameTwice';
import { routeFrozen } from './routeFrozen';
import type { SeldonRule } from './SeldonRule';
import { severalShadows } from './severalShadows';
import { shadowCopiesEverything } from './shadowCopiesEverything';
import { trafficSum } from './trafficSum';
import { unitWithoutContainer } from './unitWithoutContainer';
import { zeroReplicasNeverReady } from './zeroReplicasNeverReady';

/** The traps of SeldonDeployments; each speaks for itself. */
export const seldonRules: readonly SeldonRule[] = [
  routeFrozen,
  zeroReplicasNeverReady,
  trafficSum,
  severalShadows,
  shadowCopiesEverything,
  predictorNameTwice,
  abTestBranches,
  graphUnitUnknown,
  unitWithoutContainer,
  apiVersionOld,
  idlePredictorHoldsAccelerators,
];
