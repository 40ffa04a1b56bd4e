import {
  createFrontendModule,
  NotFoundErrorPage,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { Navigate, Route, Routes } from 'react-router-dom';

const startPage = PageBlueprint.make({
  name: 'start',
  params: {
    path: '/',
    noHeader: true,
    loader: async () => (
      <Routes>
        <Route path="/" element={<Navigate to="/models" replace />} />
        <Route path="*" element={<NotFoundErrorPage />} />
      </Routes>
    ),
  },
});

/** The portal opens at the models. */
export const startModule = createFrontendModule({
  pluginId: 'app',
  extensions: [startPage],
});
