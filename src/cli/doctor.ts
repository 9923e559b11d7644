import { arch, platform, release } from 'node:os';
import { examineMachine } from '../doctor/examine-machine.ts';
import { judgeHealth } from '../doctor/health.ts';
import { renderExamination } from '../doctor/words/render-examination.ts';
import { jsonText } from '../files/json-text.ts';
import { EXIT } from '../verdict/exit-code.ts';
import { defineCommand } from './define/define-command.ts';

/** Shows what a check on this machine would find. */
export const doctor = defineCommand({
  name: 'doctor',
  summary: 'show whether this machine can run a check, with a remedy for each problem',
  options: {
    json: { type: 'boolean', default: false, help: 'print JSON' },
  },
  details: `Looks at ONNX Runtime and its providers, the GPU, git and Git LFS, cores, noise, permissions, isolation and caches, in
about a second. It installs and changes nothing. The output names folders of this machine, which may contain your
user name. Exits 0, or 4 if no check can run here.`,
  async run({ values }, { bundleFolder, folder, version, color, print }) {
    const found = await examineMachine({ bundleFolder, folder });
    const health = judgeHealth(found);
    if (values.json) {
      const system = { platform: platform(), arch: arch(), release: release(), node: process.versions.node };
      print(jsonText({ version: 1, gate: version, system, health, found }));
    } else {
      print(
        renderExamination(found, {
          version: `${version}, Node ${process.versions.node}, ${platform()} ${arch()}`,
          color,
        }),
      );
    }
    return Object.values(health).includes('impossible') ? EXIT.infrastructure : EXIT.ok;
  },
});
