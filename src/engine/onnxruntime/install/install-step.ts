/** A step of finding the runtime that takes a while or failed. */
export type InstallStep =
  | {
      readonly kind: 'installing-runtime';
      readonly version: string;
      /** Null if the package without GPU libraries is enough. */
      readonly flavour: 'cuda12' | null;
      readonly folder: string;
    }
  /** The runtime with GPU libraries cannot be installed, so the one without is used. */
  | { readonly kind: 'install-failed'; readonly message: string };
