import { z } from 'zod';

/** Events that the core pushes to the window. */
export const events = {
  'job.progress': z.strictObject({
    jobId: z.string(),
    done: z.number(),
    total: z.number(),
    label: z.string(),
  }),
  'project.changed': z.strictObject({}),
} satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>;
export const eventNames = Object.keys(events) as readonly EventName[];
