export function toolScript(name: 'tsc' | 'oxlint' | 'prettier' | 'knip' | 'vitest' | 'playwright'): string;
