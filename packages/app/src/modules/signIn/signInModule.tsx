import { ProxiedSignInPage } from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  SignInPageBlueprint,
  type SignInPageProps,
} from '@backstage/plugin-app-react';

/** Everybody is the guest. The backend hands out that identity in development only. */
function GuestSignInPage(props: SignInPageProps) {
  return <ProxiedSignInPage {...props} provider="guest" />;
}

const signInPage = SignInPageBlueprint.make({
  params: { loader: async () => GuestSignInPage },
});

/** The demo's sign-in: nobody is asked anything. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage],
});
