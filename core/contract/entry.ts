import { z } from 'zod';
import { jobId } from './basics.ts';

/** One request: its kind, what goes in and what comes out. */
export type Entry = {
  readonly kind: 'query' | 'command' | 'job';
  readonly input: z.ZodType;
  readonly output: z.ZodType;
};

export const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  kind: 'query' as const,
  input,
  output,
});
export const command = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  kind: 'command' as const,
  input,
  output,
});
/** Long work: its input carries a jobId, its progress comes as events, it can be cancelled. */
export const job = <I extends z.ZodRawShape, O extends z.ZodType>(input: I, output: O) => ({
  kind: 'job' as const,
  input: z.strictObject({ jobId, ...input }),
  output,
});

export const nothing = z.strictObject({});
