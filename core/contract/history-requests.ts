import { z } from 'zod';
import { command, nothing, query } from './entry.ts';
import { field, id, preparation, text } from './basics.ts';
import { projectState } from './project-shapes.ts';

const stepId = z.number().int().positive();

const turned = preparation(
  z.strictObject({
    project: projectState,
    /** The steps that were taken back or done again, the latest first. */
    words: z.array(text),
    /** Whose place has changed. */
    answers: z.array(z.strictObject({ datasetId: id, field, answer: z.string() })),
  }),
);

/** Everything that was done in a project, and how it is taken back. Its words name no answers. */
export const historyRequests = {
  'history.list': query(
    nothing,
    preparation(
      z.strictObject({
        /** The latest first. */
        steps: z.array(
          z.strictObject({
            id: stepId,
            at: text,
            words: text,
            state: z.enum(['done', 'undone', 'passed', 'kept']),
            /** Why it cannot be taken back; null where it can. */
            whyKept: text.nullable(),
            /** Whether a pinned finding went with it. */
            removesFinding: z.boolean(),
          }),
        ),
        undoId: stepId.nullable(),
        redoId: stepId.nullable(),
      }),
    ),
  ),
  /** Without a step: the last one. With one: all from the latest down to it. */
  'history.undo': command(z.strictObject({ stepId: stepId.nullable() }), turned),
  'history.redo': command(z.strictObject({ stepId: stepId.nullable() }), turned),
  'dataset.list-removed': query(
    nothing,
    z.array(z.strictObject({ id, label: text, wave: text, rows: z.number() })),
  ),
  'dataset.restore': command(z.strictObject({ datasetId: id }), projectState),
  /** For good: data, decisions and what the history knows of them. */
  'dataset.erase': command(z.strictObject({ datasetId: id }), projectState),
};
