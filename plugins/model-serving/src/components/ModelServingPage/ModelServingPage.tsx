import { Route, Routes } from 'react-router-dom';
import { servicePattern } from '../../view/servicePath';
import { ModelsPage } from '../ModelsPage';
import { ServicePage } from '../ServicePage';

/** The fleet, and below it a page for each service. */
export function ModelServingPage() {
  return (
    <Routes>
      <Route path="/" element={<ModelsPage />} />
      <Route path={servicePattern} element={<ServicePage />} />
    </Routes>
  );
}
