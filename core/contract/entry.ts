import { z } from 'zod';
import { jobId } from './basics.ts';

/** A request: kind, input and output schemas. */
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
/** A long-running request: its input carries a jobId, progress comes as events, and it can be cancelled. */
export const job = <I extends z.ZodRawShape, O extends z.ZodType>(input: I, output: O) => ({
  kind: 'job' as const,
  input: z.strictObject({ jobId, ...input }),
  output,
});

export const nothing = z.strictObject({});
