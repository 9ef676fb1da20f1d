import fc from "fast-check";

// The same texts in each run, so that a red run is due to a change. `npm run fuzz` runs with new ones; a failure names its seed,
// which `VITE_SEED=... npx vitest run ...` repeats.
// Only vitest has this environment; batches in own processes have not.
const { VITE_SEED }: Partial<ImportMetaEnv> = import.meta.env ?? {};

fc.configureGlobal({ seed: VITE_SEED === undefined ? 1 : Number(VITE_SEED) });

export default fc;
