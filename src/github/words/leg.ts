import { escapeProse } from '../../report/markdown/escape-markdown.ts';

/** The model and label that one of several jobs judges: "ocr, arm64"; empty if it judges all. */
export const legText = ({
  model,
  label,
}: {
  readonly model: string | undefined;
  readonly label: string | undefined;
}): string => [model, label].filter((each) => each !== undefined).join(', ');

/** First line of a comment that is one of several on a pull request; empty for the only one. */
export const renderLeg = (leg: string): string => (leg === '' ? '' : `**${escapeProse(leg)}**\n\n`);

/** Name of a job's commit status: "gate", or "gate (ocr, arm64)" for a job that judges a part. */
export const statusName = (name: string, leg: string): string => (leg === '' ? name : `${name} (${leg})`);
