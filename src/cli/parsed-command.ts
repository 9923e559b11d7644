import type { CalibrateOptions } from './calibrate.ts';
import type { CheckOptions } from './check.ts';
import type { InitOptions } from './init.ts';
import type { InspectOptions } from './inspect.ts';
import type { CommandName, MeasureOptions } from './options.ts';
import type { SignOffOptions, VerifyOptions } from './sign-off.ts';
import type { TrendArguments } from './trend.ts';

/** What a command line asks for; paths as written. */
export type ParsedCommand =
  | { readonly command: 'help'; readonly of: CommandName | undefined }
  | { readonly command: 'version' }
  | { readonly command: 'check'; readonly options: CheckOptions }
  | { readonly command: 'measure'; readonly model: string; readonly options: MeasureOptions }
  | { readonly command: 'calibrate'; readonly options: CalibrateOptions }
  | { readonly command: 'ladder'; readonly options: MeasureOptions }
  | { readonly command: 'inspect'; readonly model: string; readonly options: InspectOptions }
  | { readonly command: 'sign-off'; readonly options: SignOffOptions }
  | { readonly command: 'verify-sign-off'; readonly options: VerifyOptions }
  | { readonly command: 'init'; readonly options: InitOptions }
  | { readonly command: 'trend'; readonly history: string; readonly options: TrendArguments };
