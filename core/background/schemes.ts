import { z } from 'zod';
import civilService from '../../assets/schemes/civil-service-narrow-low.json' with { type: 'json' };
import nssecFive from '../../assets/schemes/nssec-five-faststream.json' with { type: 'json' };
import smc2020 from '../../assets/schemes/smc-2020-three.json' with { type: 'json' };
import smc2021 from '../../assets/schemes/smc-2021-three.json' with { type: 'json' };
import { AppError } from '../errors.ts';
import { groups, reasons } from './background.ts';
import { type OwnScheme, schemeFrom } from './own-scheme.ts';
import type { Scheme } from './scheme.ts';

z.config({ jitless: true });

const text = z.string().min(1);

const schemeSchema: z.ZodType<Scheme> = z.strictObject({
  id: text,
  version: z.number().int().min(1),
  label: text,
  description: text,
  source: z.strictObject({ title: text, url: z.string(), date: text }),
  confidence: z.enum(['seen', 'unverified']),
  cautions: z.array(text),
  groups: z.record(text, z.enum([...groups, ...reasons])),
  classes: z
    .strictObject({
      work: z.record(text, z.array(z.number().int().min(1).max(5)).length(7)),
      groups: z.array(z.enum(groups)).length(5),
    })
    .optional(),
});

export const DEFAULT_SCHEME_ID = 'smc-2021-three';

/** Shipped schemes; the first is the default. */
export const schemes: readonly Scheme[] = z
  .array(schemeSchema)
  .parse([smc2021, smc2020, nssecFive, civilService]);

/** A shipped or own scheme by id. Errors: background/unknown-scheme. */
export function schemeOf(id: string, own: readonly OwnScheme[] = []): Scheme {
  const shipped = (wanted: string): Scheme | undefined => schemes.find((each) => each.id === wanted);
  const mine = own.find((each) => each.id === id);
  const base = mine && shipped(mine.basedOn);
  const scheme = mine && base ? schemeFrom(mine, base) : shipped(id);
  if (scheme) return scheme;
  throw new AppError(
    'background/unknown-scheme',
    'The scheme that turns answers into groups is not known to this version.',
    `Use one of: ${[...schemes, ...own].map((each) => each.id).join(', ')}.`,
  );
}
