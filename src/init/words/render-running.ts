import type { RunningServer } from '../served/running-server.ts';
import { CHOOSE } from './placeholder.ts';
import { scalar } from './scalar.ts';

/** Lines of the artifact of a server that already runs. @param path - As a scalar. */
export const renderArtifact = (path: string): string[] => [
  '# This file names the model that is deployed: change it with each deployment. Or name the file of the model itself.',
  `artifact: ${path}`,
];

/** Lines of the engine of a server that already runs. */
export function renderRunning(server: RunningServer): string[] {
  const { protocol, url, baselineUrl, modelName, endpoint, credential, baselineCredential } = server;
  return [
    'engine:',
    '  kind: server',
    `  protocol: ${protocol}`,
    `  # Better, if the gate can start the server: "start: [program, --port, '{port}']" in place of both addresses. Then`,
    '  # figures come from fresh starts of both models, and memory, load time and model size can be limited.',
    `  url: ${scalar(url)}`,
    ...(baselineUrl === undefined
      ? [
          '  # To do: write the address of the server with the model to compare with, such as the one in production.',
        ]
      : []),
    `  baseline-url: ${baselineUrl === undefined ? CHOOSE : scalar(baselineUrl)}`,
    ...(credential === undefined ? [] : [`  credential: { variable: ${scalar(credential)} }`]),
    ...(baselineCredential === undefined
      ? []
      : [`  baseline-credential: { variable: ${scalar(baselineCredential)} }`]),
    `  model-name: ${scalar(modelName)}`,
    ...(endpoint === undefined ? [] : [`  endpoint: ${endpoint}`]),
  ];
}

/** The file that names the deployed model. @param modelName - As the servers call it. */
export const renderDeployed = (modelName: string): string =>
  `# The model that is deployed. The gate distinguishes deployments by this file: change it with each of them.
model: ${scalar(modelName)}
version: 1
`;
