/** A step of finding the runtime that takes a while, or did not work out. */
export type InstallStep =
  | {
      readonly kind: 'installing-runtime';
      readonly version: string;
      /** Null where the package without GPU libraries is enough. */
      readonly flavour: 'cuda12' | null;
      readonly folder: string;
    }
  /** The runtime with GPU libraries cannot be installed, so that the one without is used. */
  | { readonly kind: 'install-failed'; readonly message: string };
