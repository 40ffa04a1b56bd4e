export interface Config {
  modelServing?: {
    /**
     * The clusters whose model services are shown. One account per cluster reads them, so it
     * should be able to read only; what a person sees of them is decided by the permission
     * policy.
     */
    clusters?: Array<{
      /**
       * What the cluster is called in the portal and in service ids. Changing it makes new
       * entities of all its services.
       */
      name: string;
      /** Read the address and the credentials from a kubeconfig file. */
      kubeconfig?: {
        /**
         * The file; relative to the directory the backend runs in. Without it $KUBECONFIG
         * and ~/.kube/config are read, as kubectl does.
         */
        path?: string;
        /** Default: the file's current context. */
        context?: string;
      };
      /** Use the service account of the pod that the backend runs in. */
      inCluster?: boolean;
      /** Address of the API server, https only. */
      url?: string;
      /** With `url`: the certificate authority, PEM in base64. Default: the system's. */
      caData?: string;
      /**
       * With `url`: accept any certificate. Whoever is between the backend and the cluster
       * can then read the token.
       */
      skipTLSVerify?: boolean;
      /**
       * With `url`: a bearer token.
       * @visibility secret
       */
      token?: string;
    }>;
  };
}
